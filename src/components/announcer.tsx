"use client";

import { type Context, createContext, type ReactElement, type ReactNode, useEffect, useState } from "react";
import { useLabels } from "../devices/devices-provider.tsx";
import { useBrowserLayoutEffect } from "../devices/use-former.ts";
import type { ListedDevice } from "../devices/use-listed-devices.ts";
import { aboutDevice, aboutOthers, LiveRegion, useSay } from "./live-region.tsx";

/**
 * The devices that may not leave in silence, or not without what was said of them, by id: their confirmation is open, or
 * they were not signed out, with that `outcome`.
 */
type Watched = Map<string, { name: string; outcome?: "unknown" | "refused" | "still-listed" }>;

/** How a row tells its list that it is to be watched. Absent = the row stands alone. */
export const WatchedContext: Context<Watched | undefined> = createContext<Watched | undefined>(undefined);

interface AnnouncerProps {
  devices: readonly ListedDevice[];
  children: ReactNode;
}

/**
 * Says of the devices what becomes of those that a person signs out. It says nothing of rows that leave with "all others":
 * their button speaks for all of them.
 */
export function Announcer(props: AnnouncerProps): ReactElement {
  return (
    <LiveRegion>
      <Rows {...props} />
    </LiveRegion>
  );
}

function Rows({ devices, children }: AnnouncerProps): ReactElement {
  const labels = useLabels();
  const say = useSay();
  const [watched] = useState<Watched>(() => new Map());

  useEffect(() => {
    for (const [id, { name, outcome }] of watched) {
      const row = devices.find((device) => device.id === id);
      const isSettled = outcome === "unknown" && row?.state === "failed";
      // A confirmation closes by itself when there is nothing to confirm any more.
      if (row && !isSettled && (outcome || row.signOut)) continue;
      watched.delete(id);
      if (isSettled) say(aboutDevice(id), labels.stillSignedIn(name));
      // A failure that was said is no longer true of a device that has left since.
      else if (!row)
        say(aboutDevice(id), outcome && outcome !== "unknown" ? "" : labels.noLongerListed(name));
    }
  });

  // In the commit in which the list leaves: a page that goes into the browser's memory keeps no name.
  useBrowserLayoutEffect(() => () => say(aboutOthers), [say]);

  return <WatchedContext.Provider value={watched}>{children}</WatchedContext.Provider>;
}
