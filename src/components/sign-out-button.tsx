"use client";

import { type ReactElement, useContext, useEffect, useRef, useState } from "react";
import { useLabels } from "../view-model/use-labels.ts";
import type { ListedDevice } from "../view-model/use-listed-devices.ts";
import { Button } from "./button.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { DeviceListContext } from "./device-list-context.ts";
import { DeviceSummary } from "./device-summary.tsx";
import { TextAbout } from "./text-about.tsx";

export interface SignOutButtonProps {
  device: ListedDevice;
  /** The id of the note about the last try. */
  describedBy?: string | undefined;
}

/** Signs one other device out, after asking. */
export function SignOutButton({ device, describedBy }: SignOutButtonProps): ReactElement | null {
  const labels = useLabels();
  const tell = useContext(DeviceListContext);
  const button = useRef<HTMLButtonElement>(null);
  const [isAsking, setIsAsking] = useState(false);
  const { signOut, distinctName, session } = device;
  const isBusy = device.state === "signing-out";

  // There is nothing left to ask, and the question must not come back by itself.
  const isMoot = isAsking && !signOut;
  useEffect(() => {
    if (!isMoot) return;
    setIsAsking(false);
    tell(device, "answered");
  }, [isMoot, device, tell]);
  if (!signOut && !isBusy) return null;

  const ask = () => {
    setIsAsking(true);
    tell(device, "asked");
  };
  const confirm = async () => {
    tell(device, "answered");
    if (signOut) tell(device, await signOut());
  };
  const close = () => {
    setIsAsking(false);
    tell(device, "answered");
    // Safari does not focus a button that is clicked, so the dialog can't give the focus back to it.
    button.current?.focus();
  };
  return (
    <>
      <Button
        ref={button}
        isBusy={isBusy}
        aria-label={isBusy ? labels.signingOutDevice(distinctName) : labels.signOutDevice(distinctName)}
        aria-describedby={describedBy}
        onClick={ask}
      >
        {isBusy ? labels.signingOut : labels.signOut}
      </Button>
      {isAsking && signOut && (
        <ConfirmDialog
          title={<TextAbout name={distinctName} text={labels.confirmTitle} />}
          onConfirm={confirm}
          onClose={close}
        >
          <div className="yd-item">
            <DeviceSummary device={device} />
          </div>
          <p className="yd-meta">{labels.confirmText}</p>
          {session.consequence && (
            <p className="yd-note" data-tone="warning">
              <TextAbout name={session.consequence} text={labels.consequence} />
            </p>
          )}
        </ConfirmDialog>
      )}
    </>
  );
}
