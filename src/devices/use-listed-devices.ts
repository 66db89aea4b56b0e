"use client";

import type { DeviceRow } from "./device.ts";
import { useLabels } from "./devices-provider.tsx";
import { signOutNote } from "./sign-out-text.ts";
import { useEnvironment } from "./use-environment.ts";
import { useFormer } from "./use-former.ts";

/** A device with what people should know of it, in words. */
export interface ListedDevice extends DeviceRow {
  /** What people should know of the last try to sign it out: why it failed, or that its outcome is not known yet. */
  note?: string;
}

/** The same devices with notes on what went wrong. Unchanged ones stay the same objects. */
export function useListedDevices(devices: readonly DeviceRow[]): ListedDevice[] {
  const labels = useLabels();
  const environment = useEnvironment();
  const listings = useFormer<ReadonlyMap<DeviceRow, ListedDevice>>(
    (former) =>
      new Map(
        devices.map((device) => {
          const note = signOutNote(device, labels, device.failedAt ?? environment.now);
          const before = former?.get(device) ?? device;
          const isSame = (before as ListedDevice).note === note;
          return [device, isSame ? before : { ...device, ...(note && { note }) }];
        }),
      ),
  );
  return devices.map((device) => listings.get(device) as ListedDevice);
}
