"use client";

import type { DeviceRow } from "./device.ts";
import { useDevicesContext, useLabels } from "./devices-provider.tsx";
import { distinctNames } from "./distinct-names.ts";
import { signOutNote } from "./sign-out-note.ts";
import { useEnvironment } from "./use-environment.ts";
import { useFormer } from "./use-former.ts";

/** A device among others, with the words that this takes. */
export interface ListedDevice extends DeviceRow {
  /** `name`, told apart from devices of the same name: "Chrome on macOS, Athens". Unique in the list. */
  distinctName: string;
  /** What people should know of the last try to sign it out: why it failed, or that its outcome is not known yet. */
  note?: string;
}

/** The same devices with names that tell them apart and with notes on what went wrong. Unchanged ones stay the same objects. */
export function useListedDevices(devices: readonly DeviceRow[]): ListedDevice[] {
  const labels = useLabels();
  const { locale, timeZone } = useDevicesContext();
  const environment = useEnvironment();
  const listings = useFormer<Listing[]>((former = []) => {
    const formerByDevice = new Map(former.map(({ device, listed }) => [device, listed]));
    const names = distinctNames(devices);
    return devices.map((device, index) => {
      const distinctName = names[index] ?? device.name;
      const note = signOutNote(device, {
        labels,
        locale,
        timeZone: timeZone ?? environment.timeZone,
        at: device.failedAt ?? environment.now,
      });
      const before = formerByDevice.get(device);
      const isSame = before?.distinctName === distinctName && before.note === note;
      const listed = isSame ? before : { ...device, distinctName, ...(note === undefined ? {} : { note }) };
      return { device, listed };
    });
  });
  return listings.map(({ listed }) => listed);
}

interface Listing {
  device: DeviceRow;
  listed: ListedDevice;
}
