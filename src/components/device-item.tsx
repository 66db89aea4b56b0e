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
import { DeviceListContext } from "./announcements.ts";
import { Button, useBusy } from "./button.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { DeviceSummary } from "./device-summary.tsx";

export interface DeviceItemProps {
  /** From `useListedDevices`, or what `DeviceList` hands to its `children`. */
  device: ListedDevice;
  /** The host's own controls for this device, after the package's. */
  actions?: ReactNode;
}

/**
 * One device: what it is, what is going on with it, and the button that signs it out, with its confirmation. A `<div>`,
 * at home in a `DeviceList`; there it renders only when its device changed.
 */
export const DeviceItem: MemoExoticComponent<(props: DeviceItemProps) => ReactElement> = memo(
  function DeviceItem({ device, actions }: DeviceItemProps): ReactElement {
    const noteId = useId();
    const { isCurrent, state, note, notRevocable } = device;
    return (
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
  },
);

interface SignOutButtonProps {
  device: ListedDevice;
  /** The id of the note about the last try. */
  describedBy?: string | undefined;
}

/** Signs one other device out, after asking. */
function SignOutButton({ device, describedBy }: SignOutButtonProps): ReactElement | null {
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

/** The host's own sign-out of the device that the person is on, where the host has given one. */
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

interface TextAboutProps {
  name: string;
  text: (name: string) => string;
}

const gap = "\u0000";

/** A text with a name in it, the name in a `<bdi>` of its own: whatever is in it can't turn the words around it. */
function TextAbout({ name, text }: TextAboutProps): ReactElement {
  const [before, after] = text(gap).split(gap);
  return (
    <>
      {before}
      {after !== undefined && <bdi>{name}</bdi>}
      {after}
    </>
  );
}
