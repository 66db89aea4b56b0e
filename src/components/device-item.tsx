"use client";

import { type MemoExoticComponent, memo, type ReactElement, type ReactNode, useId } from "react";
import { useLabels } from "../devices/devices-provider.tsx";
import type { ListedDevice } from "../devices/use-listed-devices.ts";
import { asksForDetails, DetailsOwner, useOpenDetails } from "./details-owner.tsx";
import type { DeviceDialogSlots } from "./device-dialog.tsx";
import { deviceRow } from "./device-row.tsx";
import { useRenameNotes } from "./use-renames.ts";

export interface DeviceItemProps extends DeviceDialogSlots {
  /** From `useListedDevices`, or what `DeviceList` hands to its `children`. */
  device: ListedDevice;
  /** The host's own controls for this device. They stand after the package's. */
  actions?: ReactNode;
}

/**
 * One device: what it is, what is happening to it, and the button that opens its details, where it can be signed out. It is a
 * `<div>`. Inside a `DeviceList` it uses the list's dialog, and else one of its own.
 */
export const DeviceItem: MemoExoticComponent<(props: DeviceItemProps) => ReactElement> = memo(
  function DeviceItem(props: DeviceItemProps): ReactElement {
    const { device, actions, ...slots } = props;
    return (
      <DetailsOwner devices={[device]} {...slots}>
        <Item {...props} />
      </DetailsOwner>
    );
  },
);

function Item({ device, actions, icon }: DeviceItemProps): ReactElement {
  const labels = useLabels();
  const rowId = useId();
  const open = useOpenDetails();
  const renameNotes = useRenameNotes();
  const note = device.note ?? renameNotes.get(device.id);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: it has a button; a click beside it does the same
    // biome-ignore lint/a11y/noStaticElementInteractions: what stands inside has the role and the keys
    <div
      onClick={(event) => {
        if (!asksForDetails(event)) return;
        // In a list, the list's own listener would open it once more.
        event.stopPropagation();
        open?.(device, event.currentTarget.querySelector<HTMLElement>(".yd-open"));
      }}
    >
      {deviceRow({ device, labels, rowId, note, icon, actions })}
    </div>
  );
}
