"use client";

import { memo, type ReactElement, type ReactNode, useId, useRef, useState } from "react";
import type { Device, DeviceRow } from "../devices/device.ts";
import type { DeviceSelection } from "../devices/use-device-selection.ts";
import { useSelectionLabels } from "../devices/use-feature-labels.ts";
import { type ListedDevice, useListedDevices } from "../devices/use-listed-devices.ts";
import { asksForDetails, DetailsOwner, useOpenDetails } from "./details-owner.tsx";
import type { DeviceDialogSlots } from "./device-dialog.tsx";
import { type DeviceRowOptions, deviceRow, nameIdOf } from "./device-row.tsx";
import { useRowFocus } from "./focus.ts";
import { useRenameNotes } from "./use-renames.ts";

export interface DeviceListProps extends DeviceDialogSlots {
  /** From `useDevices`, in the order in which they are shown. */
  devices: readonly DeviceRow[];
  /** What to show inside a device's `<li>` instead of a `DeviceItem`. Keep the function's identity: a new one renders every row. */
  children?: (device: ListedDevice) => ReactNode;
  /**
   * Given = the person selects several: each device that can be signed out has a checkbox, which a click anywhere on its row
   * ticks, and there is no way to the details.
   */
  selection?: Pick<DeviceSelection, "selected" | "toggle"> | undefined;
}

/**
 * A `<ul>` of devices, and the dialog with their details. It says in a polite live region what becomes of a device that is
 * signed out, and keeps the focus on the page when a row leaves.
 */
export function DeviceList({ devices, children, selection, ...slots }: DeviceListProps): ReactElement {
  const listed = useListedDevices(devices);
  return (
    <DetailsOwner devices={devices} {...slots}>
      <Rows devices={listed} content={children} icon={slots.icon} selection={selection} />
    </DetailsOwner>
  );
}

interface RowsProps extends Pick<DeviceListProps, "selection"> {
  devices: readonly ListedDevice[];
  content: ((device: ListedDevice) => ReactNode) | undefined;
  icon: ((device: Device) => ReactNode) | undefined;
}

function Rows({ devices, content, icon, selection }: RowsProps): ReactElement {
  const labels = useSelectionLabels();
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  useRowFocus(list);
  const open = useOpenDetails();
  const [numberOf] = useState(createNumbers);
  const renameNotes = useRenameNotes();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: each row has a button; a click beside it does the same
    <ul
      ref={list}
      className="yd-list"
      // biome-ignore lint/a11y/noRedundantRoles: Safari removes the list role from a list without bullets
      role="list"
      tabIndex={-1}
      onClick={(event) => {
        const rows = [...event.currentTarget.children];
        const at = rows.findIndex((row) => row.contains(event.target as Element));
        const device = devices[at];
        if (!device || !asksForDetails(event)) return;
        const control = rows[at]?.querySelector<HTMLElement>(".yd-open, .yd-check");
        if (!selection) return open?.(device, control);
        if (!control) return;
        control.focus();
        selection.toggle(device.id);
      }}
    >
      {devices.map((device) => (
        <Row
          key={device.id}
          device={device}
          content={content}
          icon={icon}
          labels={labels}
          note={device.note ?? renameNotes.get(device.id)}
          rowId={`${listId}${numberOf(device.id)}`}
          isSelected={selection && (device.signOut ? selection.selected.has(device.id) : null)}
        />
      ))}
    </ul>
  );
}

interface RowProps extends DeviceRowOptions {
  device: ListedDevice;
  content: ((device: ListedDevice) => ReactNode) | undefined;
}

const Row = memo(function Row({ content, ...row }: RowProps): ReactElement {
  const { device, rowId, isSelected } = row;
  return (
    <li
      className="yd-row"
      aria-labelledby={content ? undefined : nameIdOf(rowId)}
      aria-label={content && device.distinctName}
      aria-busy={device.state === "signing-out" || undefined}
      data-selected={
        isSelected ? "yes" : isSelected === null ? "never" : isSelected === false ? "no" : undefined
      }
    >
      {content ? content(device) : deviceRow(row)}
    </li>
  );
});

/** A number for each session: ids of elements must not hold the session's own. */
function createNumbers(): (id: string) => number {
  const numbers = new Map<string, number>();
  return (id) => {
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  };
}
