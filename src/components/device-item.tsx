"use client";

import { type MemoExoticComponent, memo, type ReactElement, type ReactNode, useId } from "react";
import type { ListedDevice } from "../view-model/use-listed-devices.ts";
import { DeviceSummary } from "./device-summary.tsx";
import { SignOutButton } from "./sign-out-button.tsx";
import { SignOutHereButton } from "./sign-out-here-button.tsx";

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
