"use client";

import { type ReactElement, useRef, useState } from "react";
import type { DevicesSuccess } from "../devices/device.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { Button } from "./button.tsx";
import { deviceIcon } from "./device-icon.tsx";
import { Dialog } from "./dialog.tsx";
import { focusableAround, useKeptFocus } from "./focus.ts";
import { LiveRegion, SayWhile, useSayOutcome } from "./live-region.tsx";
import { Told } from "./told.tsx";

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
  const close = () => setIsAsking(false);
  const only = count === 1 ? devices[0] : undefined;
  const rest = (count ?? 0) - devices.length;
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
        <Dialog
          title={only ? labels.confirmTitle(only.distinctName) : labels.confirmOthersTitle(count, number)}
          text={<p className="yd-meta">{labels.confirmOthersText}</p>}
          onClose={close}
          actions={
            <>
              <Button onClick={close}>{labels.cancel}</Button>
              <Button
                tone="danger"
                onClick={() => {
                  close();
                  void sayOutcome(onSignOut);
                }}
              >
                {only ? labels.signOut : labels.confirmOthersButton(count, number)}
              </Button>
            </>
          }
        >
          {devices.length > 0 && (
            <ul className="yd-names">
              {devices.map(({ id, name, type, place, distinction = place }) => (
                <li key={id}>
                  {deviceIcon({ type })}
                  <Told text={name} />
                  {distinction && <Told text={distinction} className="yd-meta" />}
                </li>
              ))}
              {rest > 0 && <li className="yd-meta">{labels.andMore(rest, number)}</li>}
            </ul>
          )}
          {(["managed-elsewhere", "too-new"] as const).map((reason) => {
            const stay = staying[reason];
            return stay ? (
              <p key={reason} className="yd-note">
                {labels.staying(stay, labels[`stays:${reason}`], number)}
              </p>
            ) : null;
          })}
        </Dialog>
      )}
    </div>
  );
}
