"use client";

import { memo, type ReactElement, type ReactNode, useRef } from "react";
import type { DeviceRow } from "../devices/device.ts";
import { type ListedDevice, useListedDevices } from "../devices/use-listed-devices.ts";
import { DeviceListContext, useWhatHappened } from "./announcements.ts";
import { DeviceItem } from "./device-item.tsx";
import { useRowFocus } from "./focus.ts";

export interface DeviceListProps {
  /** From `useDevices`, in this order: usually the current one and the others. */
  devices: readonly DeviceRow[];
  /** What to show for a device instead of a `DeviceItem`, inside the list's `<li>`. Keep its identity: a new function renders every row. */
  children?: (device: ListedDevice) => ReactNode;
}

/**
 * A `<ul>` of devices. It says what became of a device that somebody signed out, in a polite live region, and takes
 * care of the focus when a row leaves.
 */
export function DeviceList({ devices, children = defaultRow }: DeviceListProps): ReactElement {
  const list = useRef<HTMLUListElement>(null);
  useRowFocus(list);
  const listed = useListedDevices(devices);
  const { said, tell } = useWhatHappened(listed);
  return (
    <DeviceListContext.Provider value={tell}>
      {/* Safari takes the role from a list without bullets. */}
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <ul ref={list} className="yd-list" role="list" tabIndex={-1}>
        {listed.map((device) => (
          <Row key={device.id} device={device} content={children} />
        ))}
      </ul>
      <div role="status" aria-atomic="false" className="yd-hidden">
        {said.map(({ key, text }) => (
          <p key={key}>{text}</p>
        ))}
      </div>
    </DeviceListContext.Provider>
  );
}

const defaultRow = (device: ListedDevice): ReactNode => <DeviceItem device={device} />;

interface RowProps {
  device: ListedDevice;
  content: (device: ListedDevice) => ReactNode;
}

const Row = memo(function Row({ device, content }: RowProps): ReactElement {
  return (
    <li className="yd-row" aria-current={device.isCurrent || undefined}>
      {content(device)}
    </li>
  );
});
