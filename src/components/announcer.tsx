"use client";

import {
  type Context,
  createContext,
  type ReactElement,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import { useLabels } from "../devices/devices-provider.tsx";
import { signOutText } from "../devices/sign-out-text.ts";
import type { ListedDevice } from "../devices/use-listed-devices.ts";
import { aboutDevice, aboutOthers, LiveRegion, sayIfSlow, useSay } from "./live-region.tsx";

interface RowAnnouncer {
  /** A row's confirmation was opened or closed. */
  ask: (device: ListedDevice, isAsking: boolean) => void;
  /** Signs a row's device out and says what became of it, also when the row itself is gone by then. */
  signOut: (device: ListedDevice) => Promise<void>;
}

/** How a row reaches the announcer of its list. Absent = the row stands alone. */
export const AnnouncerContext: Context<RowAnnouncer | undefined> = createContext<RowAnnouncer | undefined>(
  undefined,
);
AnnouncerContext.displayName = "YourDevicesAnnouncer";

/** Why a row may not leave in silence, or not without what was said of it. */
type Reason = "asking" | "unknown" | "failed";

// React 18 warns of layout effects on a server.
const useBrowserLayoutEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

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
  const watched = useRef(new Map<string, { name: string; reason: Reason }>());

  const announcer = useMemo<RowAnnouncer>(
    () => ({
      ask({ id, distinctName: name }, isAsking) {
        if (isAsking) watched.current.set(id, { name, reason: "asking" });
        else if (watched.current.get(id)?.reason === "asking") watched.current.delete(id);
      },
      async signOut({ id, distinctName: name, signOut }) {
        if (!signOut) return;
        watched.current.delete(id);
        const result = await sayIfSlow(say, aboutDevice(id), labels.signingOutDevice(name), signOut);
        const { outcome } = result;
        if (outcome === "unknown") watched.current.set(id, { name, reason: "unknown" });
        else if (outcome === "refused" || outcome === "still-listed")
          watched.current.set(id, { name, reason: "failed" });
        say(aboutDevice(id), signOutText({ device: { name }, ...result }, labels));
      },
    }),
    [say, labels],
  );

  useEffect(() => {
    for (const [id, { name, reason }] of watched.current) {
      const row = devices.find((device) => device.id === id);
      if (row && !(reason === "unknown" && row.state === "failed")) continue;
      watched.current.delete(id);
      const text = row
        ? signOutText({ id, outcome: "still-listed", device: { name } }, labels)
        : labels.noLongerListed(name);
      // A failure that was said is no longer true of a device that has left since.
      say(aboutDevice(id), reason === "failed" ? undefined : text);
    }
  });

  // In the commit in which the list leaves: a page that goes into the browser's memory keeps no name.
  useBrowserLayoutEffect(() => () => say(aboutOthers), [say]);

  return <AnnouncerContext.Provider value={announcer}>{children}</AnnouncerContext.Provider>;
}
