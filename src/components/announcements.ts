"use client";

import { createContext, useCallback, useEffect, useReducer, useRef } from "react";
import type { SignOutResult } from "../core/sign-out-result.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { outcomeText } from "../devices/outcome-text.ts";
import type { ListedDevice } from "../devices/use-listed-devices.ts";

/** A person is asked about a row, has answered, or gets to know what became of it. */
type RowEvent = "asked" | "answered" | SignOutResult;

/** How a row tells its list what is worth saying once the row itself is gone. */
export const DeviceListContext: React.Context<(device: ListedDevice, event: RowEvent) => void> =
  createContext((_device: ListedDevice, _event: RowEvent): void => {});
DeviceListContext.displayName = "YourDevicesList";

interface Message {
  key: number;
  text: string;
}

interface WhatHappened {
  /** The last few, the newest at the end. */
  said: readonly Message[];
  tell: (device: ListedDevice, event: RowEvent) => void;
}

/**
 * What a list says about the rows that a person acts on. Rows that end with "all others" say nothing here: their button
 * says it for all of them.
 */
export function useWhatHappened(devices: readonly ListedDevice[]): WhatHappened {
  const labels = useLabels();
  /** Rows that should not leave in silence: somebody is asked about them, or nobody knows what became of them. */
  const watched = useRef(new Map<string, { name: string; isUnknown: boolean }>());

  // Reducers run with the props of the render in which they count, so a failed row has its note by then.
  const [said, say] = useReducer(
    (former: readonly Message[], news: string | [ListedDevice, SignOutResult]) => {
      const text = typeof news === "string" ? news : outcomeText(news[0], news[1], devices, labels);
      return [...former.slice(-2), { key: (former.at(-1)?.key ?? 0) + 1, text }];
    },
    [],
  );

  const tell = useCallback((device: ListedDevice, event: RowEvent) => {
    const { id, distinctName: name } = device;
    const isUnknown = typeof event === "object" && event.outcome === "unknown";
    if (event === "asked" || isUnknown) watched.current.set(id, { name, isUnknown });
    else if (!watched.current.get(id)?.isUnknown) watched.current.delete(id);
    if (typeof event === "object") say([device, event]);
  }, []);

  useEffect(() => {
    for (const [id, { name, isUnknown }] of watched.current) {
      const row = devices.find((device) => device.id === id);
      if (row && !(isUnknown && row.state === "failed")) continue;
      watched.current.delete(id);
      say(row?.note ?? labels.noLongerListed(name));
    }
  }, [devices, labels]);

  return { said, tell };
}
