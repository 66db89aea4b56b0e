"use client";

import { useState } from "react";
import type { DeviceRow } from "./device.ts";
import { isSameList } from "./device-rows.ts";
import { useDevicesContext, useLabels } from "./devices-provider.tsx";
import { distinctNames } from "./distinct-names.ts";
import { signOutNote } from "./sign-out-note.ts";
import { useEnvironment } from "./use-environment.ts";

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
  const listedAfter = (former: Listing): Listing => {
    const formerByDevice = new Map(former.devices.map((device, index) => [device, former.listed[index]]));
    const names = distinctNames(devices);
    const listed = devices.map((device, index): ListedDevice => {
      const distinctName = names[index] ?? device.name;
      const note = signOutNote(device, {
        labels,
        locale,
        timeZone: timeZone ?? environment.timeZone,
        at: device.failedAt ?? environment.now,
      });
      const before = formerByDevice.get(device);
      if (before?.distinctName === distinctName && before.note === note) return before;
      return { ...device, distinctName, ...(note === undefined ? {} : { note }) };
    });
    const isSame = isSameList(former.devices, devices) && isSameList(former.listed, listed);
    return isSame ? former : { devices, listed };
  };
  // The first render must not set state: React 18.2 then reads the browser's clock and zone while it hydrates.
  const [former, setFormer] = useState(() => listedAfter({ devices: [], listed: [] }));
  const next = listedAfter(former);
  if (next !== former) setFormer(next);
  return next.listed;
}

interface Listing {
  devices: readonly DeviceRow[];
  listed: ListedDevice[];
}
