"use client";

import { useRef } from "react";
import type { SessionsError } from "../core/errors.ts";
import type { DeviceRow } from "./device.ts";
import { useDevicesContext, useLabels } from "./devices-provider.tsx";
import { distinctNames } from "./distinct-names.ts";
import { signOutNote } from "./sign-out-note.ts";
import { useEnvironment } from "./use-environment.ts";

/** A device among others, with the words that this takes. */
export interface ListedDevice extends DeviceRow {
  /** `name`, told apart from devices of the same name: "Chrome on macOS, Athens". Unique in the list. */
  distinctName: string;
  /** What people should know of the last try to sign it out: why it did not end, or that nobody knows yet. */
  note?: string;
}

const failedAt = new WeakMap<SessionsError, number>();

/** The same devices with names that tell them apart and with notes on what went wrong; unchanged ones stay the same. */
export function useListedDevices(devices: readonly DeviceRow[]): ListedDevice[] {
  const labels = useLabels();
  const { locale, timeZone } = useDevicesContext();
  const environment = useEnvironment();
  const known = useRef(new WeakMap<DeviceRow, ListedDevice>());
  const names = distinctNames(devices);
  return devices.map((device, index) => {
    const { error } = device;
    const at = (error && failedAt.get(error)) ?? Date.now();
    if (error) failedAt.set(error, at);
    const distinctName = names[index] ?? device.name;
    const note = signOutNote(device, { labels, locale, timeZone: timeZone ?? environment.timeZone, at });
    const former = known.current.get(device);
    if (former?.distinctName === distinctName && former.note === note) return former;
    const listed: ListedDevice = { ...device, distinctName, ...(note === undefined ? {} : { note }) };
    known.current.set(device, listed);
    return listed;
  });
}
