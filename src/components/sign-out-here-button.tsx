"use client";

import type { ReactElement } from "react";
import { useDevicesContext } from "../view-model/devices-context.ts";
import { useLabels } from "../view-model/use-labels.ts";
import { Button } from "./button.tsx";
import { useBusy } from "./use-busy.ts";

/** The host's own sign-out of the device that the person is on, where the host has given one. */
export function SignOutHereButton(): ReactElement | null {
  const labels = useLabels();
  const { onSignOut } = useDevicesContext();
  const [isBusy, signOut] = useBusy(onSignOut);
  if (!onSignOut) return null;
  return (
    <Button tone="quiet" isBusy={isBusy} aria-label={labels.signOutThisDevice} onClick={signOut}>
      {isBusy ? labels.signingOut : labels.signOut}
    </Button>
  );
}
