"use client";

import { type Context, createContext, useCallback, useEffect, useReducer, useRef } from "react";
import type { SignOutResult } from "../core/sign-out-result.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { signOutText } from "../devices/sign-out-text.ts";
import type { ListedDevice } from "../devices/use-listed-devices.ts";

/** A row's confirmation was opened or closed, or its sign-out came to a result. */
type RowEvent = "opened" | "closed" | SignOutResult;

type Announce = (device: ListedDevice, event: RowEvent) => void;

/** How a row tells its list what to announce, also when the row itself is gone by then. */
export const DeviceListContext: Context<Announce> = createContext<Announce>(() => {});
DeviceListContext.displayName = "YourDevicesList";

interface Announcement {
  key: number;
  text: string;
}

interface Announcements {
  /** The last three, the newest at the end. */
  announcements: readonly Announcement[];
  announce: Announce;
}

/**
 * What a list announces about the rows that a person signs out. It announces nothing about rows that leave with "all
 * others": their button speaks for all of them.
 */
export function useAnnouncements(devices: readonly ListedDevice[]): Announcements {
  const labels = useLabels();
  /** Rows that must not leave in silence: their confirmation is open, or the outcome of their sign-out is unknown. */
  const watched = useRef(new Map<string, { name: string; isUnknown: boolean }>());

  const [announcements, add] = useReducer((former: readonly Announcement[], news: string | SignOutResult) => {
    const text = typeof news === "string" ? news : signOutText(news, labels);
    return [...former.slice(-2), { key: (former.at(-1)?.key ?? 0) + 1, text }];
  }, []);

  const announce = useCallback<Announce>((device, event) => {
    const { id, distinctName: name } = device;
    const isUnknown = typeof event === "object" && event.outcome === "unknown";
    if (event === "opened" || isUnknown) watched.current.set(id, { name, isUnknown });
    else if (!watched.current.get(id)?.isUnknown) watched.current.delete(id);
    if (typeof event === "object") add({ device: { name }, ...event });
  }, []);

  useEffect(() => {
    for (const [id, { name, isUnknown }] of watched.current) {
      const row = devices.find((device) => device.id === id);
      if (row && !(isUnknown && row.state === "failed")) continue;
      watched.current.delete(id);
      add(row ? { id, outcome: "still-listed", device: { name } } : labels.noLongerListed(name));
    }
  }, [devices, labels]);

  return { announcements, announce };
}
