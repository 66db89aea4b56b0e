"use client";

import { memo, type ReactElement, type ReactNode, useRef } from "react";
import type { DeviceRow } from "../devices/device.ts";
import { type ListedDevice, useListedDevices } from "../devices/use-listed-devices.ts";
import { Announcer } from "./announcer.tsx";
import { DeviceItem } from "./device-item.tsx";
import { useRowFocus } from "./focus.ts";

export interface DeviceListProps {
  /** From `useDevices`, in the order in which they are shown: usually the current one, then the others. */
  devices: readonly DeviceRow[];
  /** What to show inside a device's `<li>` instead of a `DeviceItem`. Keep the function's identity: a new one renders every row. */
  children?: (device: ListedDevice) => ReactNode;
}

/**
 * A `<ul>` of devices. It announces in a polite live region what became of a device that was signed out, and keeps the
 * focus on the page when a row leaves.
 */
export function DeviceList({ devices, children = defaultRow }: DeviceListProps): ReactElement {
  const list = useRef<HTMLUListElement>(null);
  useRowFocus(list);
  const listed = useListedDevices(devices);
  return (
    <Announcer devices={listed}>
      {/* Safari removes the list role from a list without bullets. */}
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <ul ref={list} className="yd-list" role="list" tabIndex={-1}>
        {listed.map((device) => (
          <Row key={device.id} device={device} content={children} />
        ))}
      </ul>
    </Announcer>
  );
}

const defaultRow = (device: ListedDevice): ReactNode => <DeviceItem device={device} />;

interface RowProps {
  device: ListedDevice;
  content: (device: ListedDevice) => ReactNode;
}

const Row = memo(function Row({ device, content }: RowProps): ReactElement {
  return (
    <li
      className="yd-row"
      aria-current={device.isCurrent || undefined}
      aria-busy={device.state === "signing-out" || undefined}
    >
      {content(device)}
    </li>
  );
});
