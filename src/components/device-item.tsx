"use client";

import { type MemoExoticComponent, memo, type ReactElement, type ReactNode, useContext, useId } from "react";
import { useDevicesContext, useLabels } from "../devices/devices-provider.tsx";
import { signOutText } from "../devices/sign-out-text.ts";
import type { ListedDevice } from "../devices/use-listed-devices.ts";
import { Announcer, WatchedContext } from "./announcer.tsx";
import { Button, useBusy } from "./button.tsx";
import { ConfirmedButton } from "./confirm-dialog.tsx";
import { DeviceSummary } from "./device-summary.tsx";
import { aboutDevice, sayOutcome, useSay } from "./live-region.tsx";

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
    const isAlone = useContext(WatchedContext) === undefined;
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

/** Signs one other device out, after a confirmation. What became of it is said also when the row itself is gone by then. */
function SignOutButton({ device, describedBy }: SignOutButtonProps): ReactElement {
  const labels = useLabels();
  const say = useSay();
  const watched = useContext(WatchedContext);
  const { id, signOut, distinctName: name, session } = device;
  const isBusy = device.state === "signing-out";
  return (
    <ConfirmedButton
      isBusy={isBusy}
      aria-label={isBusy ? labels.signingOutDevice(name) : labels.signOutDevice(name)}
      aria-describedby={describedBy}
      text={labels.signOut}
      title={labels.confirmTitle(name)}
      onAsk={(isAsking) => {
        if (isAsking) watched?.set(id, { name });
        else watched?.delete(id);
      }}
      onConfirm={
        signOut &&
        (() =>
          sayOutcome(say, aboutDevice(id), labels.signingOutDevice(name), async () => {
            const result = await signOut();
            const { outcome } = result;
            if (outcome !== "revoked" && outcome !== "already-gone") watched?.set(id, { name, outcome });
            return signOutText({ device: { name }, ...result }, labels);
          }))
      }
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
    </ConfirmedButton>
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
