"use client";

import { type ReactElement, useRef, useState } from "react";
import type { DevicesSuccess } from "../devices/device.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { Button } from "./button.tsx";
import { focusableAround, useKeptFocus } from "./focus.ts";
import { LiveRegion, SayWhile, useSayOutcome } from "./live-region.tsx";
import { SignOutDialog } from "./sign-out-dialog.tsx";

export interface SignOutOthersButtonProps {
  /** How many would be signed out: `revocableOthersCount`. Absent = not known. 0 = no button. */
  count?: number | undefined;
  /** The first of them, whom the dialog names: `revocableOthers`. */
  devices?: DevicesSuccess["revocableOthers"] | undefined;
  /** Which stay, by their reason: `staying`. */
  staying?: DevicesSuccess["staying"] | undefined;
  /** `areOthersSigningOut`. */
  isBusy?: boolean | undefined;
  /** `signOutOthers` from `useDevices`. Absent = impossible now: no button. */
  onSignOut?: DevicesSuccess["signOutOthers"] | undefined;
}

/** Signs all other devices out, after a question that names the first of them and says which stay. */
export function SignOutOthersButton(props: SignOutOthersButtonProps): ReactElement {
  return (
    <LiveRegion>
      <Others {...props} />
    </LiveRegion>
  );
}

function Others(props: SignOutOthersButtonProps): ReactElement {
  const { count, devices = [], staying = {}, isBusy = false, onSignOut } = props;
  const labels = useLabels();
  const sayOutcome = useSayOutcome();
  const { number } = labels;
  const root = useRef<HTMLDivElement>(null);
  const [isAsking, setIsAsking] = useState(false);
  useKeptFocus(root, () => focusableAround(root.current));
  const canSignOut = onSignOut !== undefined && count !== 0;
  // It became impossible. The dialog closes for good: it must not open again by itself.
  if (isAsking && !canSignOut) setIsAsking(false);
  return (
    <div ref={root} className="yd-others" tabIndex={-1}>
      {isBusy && <SayWhile text={labels.signingOutOthers} />}
      {(canSignOut || isBusy) && (
        <Button
          isBusy={isBusy}
          aria-haspopup="dialog"
          onClick={({ currentTarget }) => {
            // Safari does not focus a button that is clicked, and the dialog gives the focus back to what had it.
            currentTarget.focus();
            setIsAsking(true);
          }}
        >
          {isBusy ? labels.signingOut : labels.signOutOthers}
        </Button>
      )}
      {isAsking && canSignOut && (
        <SignOutDialog
          count={count}
          devices={devices}
          staying={staying}
          title={labels.confirmOthersTitle(count, number)}
          button={labels.confirmOthersButton(count, number)}
          onClose={() => setIsAsking(false)}
          onConfirm={() => void sayOutcome(onSignOut)}
        />
      )}
    </div>
  );
}
