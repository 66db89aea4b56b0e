"use client";

import { useMemo, useRef, useState } from "react";
import type { Guard } from "../core/guard/guard.ts";
import { isGone, type SignOutResult } from "../core/sign-out-result.ts";
import { guardOf } from "../query/guards.ts";
import { useBrowserLayoutEffect, useSessionsSource } from "../query/sessions-provider.tsx";
import type { DeviceRow, DevicesResult, NamedDevice } from "./device.ts";

/** Several devices that a person has selected to sign them out together. */
export interface DeviceSelection {
  /**
   * Their ids, in the order in which they were selected. It survives searching and paging. One that has left the list
   * meanwhile, or has become the current session, stays: signing out says what became of it. One that was signed out goes.
   */
  selected: ReadonlySet<string>;
  /** The same devices as the page last showed them, for a question that names them. */
  devices: readonly NamedDevice[];
  /** Selects a device that is listed and can be signed out, or takes it out again. For any other id nothing happens. */
  toggle: (id: string) => void;
  /** Selects all that are shown and can be signed out, beside those that are selected. */
  selectShown: () => void;
  /** Takes all of them out. */
  clear: () => void;
  /**
   * Signs them out. `lastResults` of `useDevices` has the results, too, and tries again those that were not signed out.
   * Absent = nothing is selected, it runs, or nothing can be signed out now. Never rejects.
   */
  signOut?: () => Promise<SignOutResult[]>;
}

type Chosen = ReadonlyMap<string, NamedDevice>;

interface Selection {
  /** Whose devices they are: a former user's selection is nobody's. */
  guard: Guard | undefined;
  chosen: Chosen;
  isRunning: boolean;
}

const none: Chosen = new Map();

/** Holds which devices a person has selected. `toggle`, `selectShown` and `clear` are the same functions at each render. */
export function useDeviceSelection(devices: DevicesResult): DeviceSelection {
  const guard = guardOf(useSessionsSource());
  const shown = devices.status === "success" ? devices : undefined;
  const [held, setHeld] = useState<Selection>({ guard, chosen: none, isRunning: false });
  const isOwn = shown !== undefined && held.guard === guard;

  let chosen = isOwn ? held.chosen : none;
  const gone = (shown?.lastResults?.results ?? []).flatMap(({ id = "", outcome }) =>
    isGone({ outcome }) && chosen.has(id) && !shown?.find(id) ? [id] : [],
  );
  if (gone.length > 0) {
    chosen = without(chosen, gone);
    setHeld({ ...held, chosen });
  }

  const latest = useRef({ guard, shown });
  useBrowserLayoutEffect(() => {
    latest.current = { guard, shown };
  });
  const changes = useMemo(() => {
    const change = (update: (former: Chosen) => Chosen) => {
      const owner = latest.current.guard;
      setHeld((before) => {
        const isSame = before.guard === owner;
        return {
          guard: owner,
          chosen: update(isSame ? before.chosen : none),
          isRunning: isSame && before.isRunning,
        };
      });
    };
    return {
      toggle(id: string) {
        const row = latest.current.shown?.find(id);
        change((former) => (former.has(id) ? without(former, [id]) : having(former, row ? [row] : [])));
      },
      selectShown() {
        const rows = latest.current.shown?.others ?? [];
        change((former) => having(former, rows));
      },
      clear() {
        change(() => none);
      },
    };
  }, []);

  const selected = useMemo(() => new Set(chosen.keys()), [chosen]);
  const { signOutMany } = shown ?? {};
  const canSignOut = signOutMany && chosen.size > 0 && !(isOwn && held.isRunning);
  return {
    selected,
    devices: [...chosen].map(([id, device]) => shown?.find(id) ?? device),
    ...changes,
    ...(canSignOut && {
      async signOut() {
        const end = (update: (before: Selection) => Selection) =>
          setHeld((before) => (before.guard === guard ? update(before) : before));
        end((before) => ({ ...before, isRunning: true }));
        const results = await signOutMany([...chosen.keys()]);
        const done = results.flatMap((result) => (isGone(result) && result.id ? [result.id] : []));
        end((before) => ({ ...before, chosen: without(before.chosen, done), isRunning: false }));
        return results;
      },
    }),
  };
}

function without(chosen: Chosen, ids: readonly string[]): Chosen {
  return new Map([...chosen].filter(([id]) => !ids.includes(id)));
}

/** With those that can be signed out. */
function having(chosen: Chosen, rows: readonly DeviceRow[]): Chosen {
  return new Map([...chosen, ...rows.flatMap((row) => (row.signOut ? [[row.id, row] as const] : []))]);
}
