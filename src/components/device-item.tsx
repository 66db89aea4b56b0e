"use client";

import {
  type MemoExoticComponent,
  memo,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useDevicesContext, useLabels } from "../devices/devices-provider.tsx";
import type { ListedDevice } from "../devices/use-listed-devices.ts";
import { Announcer, AnnouncerContext } from "./announcer.tsx";
import { Button, useBusy } from "./button.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { DeviceSummary } from "./device-summary.tsx";

export interface DeviceItemProps {
  /** From `useListedDevices`, or what `DeviceList` hands to its `children`. */
  device: ListedDevice;
  /** The host's own controls for this device. They stand after the package's. */
  actions?: ReactNode;
}

/**
 * One device: what it is, what is happening to it, and the button that signs it out after a confirmation. It is a `<div>`.
 * Inside a `DeviceList` it renders only when its device changed.
 */
export const DeviceItem: MemoExoticComponent<(props: DeviceItemProps) => ReactElement> = memo(
  function DeviceItem({ device, actions }: DeviceItemProps): ReactElement {
    const noteId = useId();
    const isAlone = useContext(AnnouncerContext) === undefined;
    const { isCurrent, state, note, notRevocable } = device;
    const item = (
      <div className="yd-item" data-state={state} data-current={isCurrent ? "" : undefined}>
        <DeviceSummary device={device} />
        <div className="yd-actions">
          {isCurrent ? <SignOutHereButton /> : <SignOutButton device={device} describedBy={note && noteId} />}
          {actions}
        </div>
        {note && (
          <p id={noteId} className="yd-note" data-tone={state === "failed" ? "error" : "warning"}>
            {note}
          </p>
        )}
        {notRevocable && !isCurrent && <p className="yd-note">{notRevocable}</p>}
      </div>
    );
    return isAlone ? <Announcer devices={[device]}>{item}</Announcer> : item;
  },
);

interface SignOutButtonProps {
  device: ListedDevice;
  /** The id of the row's note. */
  describedBy?: string | undefined;
}

/** Signs one other device out, after a confirmation. */
function SignOutButton({ device, describedBy }: SignOutButtonProps): ReactElement | null {
  const labels = useLabels();
  const announcer = useContext(AnnouncerContext);
  const button = useRef<HTMLButtonElement>(null);
  const [isAsking, setIsAsking] = useState(false);
  const { signOut, distinctName, session } = device;
  const isBusy = device.state === "signing-out";

  // The device can't be signed out any more. The dialog closes for good: it must not open again by itself.
  if (isAsking && !signOut) setIsAsking(false);

  // The list remembers rows whose dialog is open: one that leaves meanwhile must not leave in silence.
  const announced = useRef(false);
  useEffect(() => {
    if (announced.current === isAsking) return;
    announced.current = isAsking;
    announcer?.ask(device, isAsking);
  }, [isAsking, device, announcer]);
  if (!signOut && !isBusy) return null;

  const close = () => {
    setIsAsking(false);
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
        onClick={() => setIsAsking(true)}
      >
        {isBusy ? labels.signingOut : labels.signOut}
      </Button>
      {isAsking && signOut && (
        <ConfirmDialog
          title={labels.confirmTitle(distinctName)}
          onConfirm={() => announcer?.signOut(device)}
          onClose={close}
        >
          <div className="yd-item">
            <DeviceSummary device={device} />
          </div>
          <p className="yd-meta">{labels.confirmText}</p>
          {session.consequence && (
            <p className="yd-note" data-tone="warning">
              <bdi>{session.consequence}</bdi>
            </p>
          )}
        </ConfirmDialog>
      )}
    </>
  );
}

/** The host's own sign-out of the current device; nothing if the host gave none. */
function SignOutHereButton(): ReactElement | null {
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
