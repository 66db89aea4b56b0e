"use client";

import type { ReactElement } from "react";
import { useLabels } from "../view-model/use-labels.ts";
import { Button } from "./button.tsx";
import { useBusy } from "./use-busy.ts";

export interface ConfirmIdentityButtonProps {
  confirm: (() => Promise<void>) | undefined;
}

/** Starts the host's own way of asking who is there; nothing where the host has none. */
export function ConfirmIdentityButton({ confirm }: ConfirmIdentityButtonProps): ReactElement | null {
  const labels = useLabels();
  const [isBusy, start] = useBusy(confirm);
  if (!confirm) return null;
  return (
    <Button isBusy={isBusy} onClick={start}>
      {labels.confirmIdentity}
    </Button>
  );
}
