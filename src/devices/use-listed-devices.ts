"use client";

import { withoutUndefined } from "../core/fields.ts";
import { useBrowserLayoutEffect } from "../query/sessions-provider.tsx";
import type { DeviceRow } from "./device.ts";
import { useLabels } from "./devices-provider.tsx";
import { distinctNames, type GivenNumbers } from "./distinct-names.ts";
import { signOutNote } from "./sign-out-text.ts";
import { useEnvironment } from "./use-environment.ts";
import { useFormer } from "./use-former.ts";

/** A device among others, with the words that this takes. */
export interface ListedDevice extends DeviceRow {
  /**
   * `name`, told apart from devices of the same name: "Chrome on macOS, Athens". Unique in the list, and with isolated
   * parts, ready for a sentence or an accessible name. A number in it stays with the device while the list is mounted.
   */
  distinctName: string;
  /** What people should know of the last try to sign it out: why it failed, or that its outcome is not known yet. */
  note?: string;
}

/** The same devices with names that tell them apart and with notes on what went wrong. Unchanged ones stay the same objects. */
export function useListedDevices(devices: readonly DeviceRow[]): ListedDevice[] {
  const labels = useLabels();
  const environment = useEnvironment();
  const { listings } = useFormer<{ listings: Listing[]; given?: GivenNumbers }>((former) => {
    const formerByDevice = new Map(former?.listings.map(({ device, listed }) => [device, listed]));
    const { names, given } = distinctNames(devices, { ...labels, given: former?.given });
    const listings = devices.map((device, index) => {
      const distinctName = names[index] as string;
      const note = signOutNote(device, labels, device.failedAt ?? environment.now);
      const before = formerByDevice.get(device);
      const isSame = before?.distinctName === distinctName && before.note === note;
      const listed = isSame ? before : withoutUndefined({ ...device, distinctName, note });
      return { device, listed };
    });
    return { listings, given };
  });
  useBrowserLayoutEffect(() => {
    for (const { device, listed } of listings) shownNames.set(device, listed.distinctName);
  });
  return listings.map(({ listed }) => listed);
}

const shownNames = new WeakMap<DeviceRow, string>();

/** The name of a device as the page shows it: `distinctName` if it is listed, else `name`. */
export function shownNameOf(device: DeviceRow): string {
  return shownNames.get(device) ?? device.name;
}

interface Listing {
  device: DeviceRow;
  listed: ListedDevice;
}
