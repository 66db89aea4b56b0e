"use client";

import { type Context, createContext, useContext, useEffect, useRef, useState } from "react";
import type { RenameResult } from "../core/guard/renames.ts";
import type { DeviceRow } from "../devices/device.ts";
import { renameText } from "../devices/rename-text.ts";
import { useRenameLabels } from "../devices/use-feature-labels.ts";
import { type Say, useSay } from "./live-region.tsx";

/** One new name. */
interface Try {
  id: string;
  /** What the device was called. */
  from: string;
  to: string;
  /** No list could tell what became of it. */
  isUnknown?: true;
}

/** What became of new names that did not come true, by session id. */
type RenameNotes = ReadonlyMap<string, string>;

const none: RenameNotes = new Map();
const NotesContext: Context<RenameNotes> = createContext(none);

/** Hands `notes` to the rows below. */
export const RenameNotesProvider: Context<RenameNotes>["Provider"] = NotesContext.Provider;

/** What the rows say of names that did not come true. */
export function useRenameNotes(): RenameNotes {
  return useContext(NotesContext);
}

export interface Renames {
  notes: RenameNotes;
  /** Gives a device a name, and says what became of it, whatever is open by then. */
  rename: (device: DeviceRow, to: string) => Promise<void>;
  /** The person has seen the note. */
  forget: (id: string) => void;
  /** A modal dialog silences the page. Until the returned function is called, all is said in the dialog. */
  sayIn: (say: Say) => () => void;
}

/** The new names of the devices below, which outlive the dialog in which they were given. */
export function useRenames(find: (id: string) => DeviceRow | undefined): Renames {
  const labels = useRenameLabels();
  const say = useSay();
  const inDialog = useRef<Say>(undefined);
  const tries = useRef(new Map<string, Try>());
  const [notes, setNotes] = useState(none);

  const note = (id: string, text?: string) =>
    setNotes((former) => {
      if (!text && !former.has(id)) return former;
      const next = new Map(former);
      if (text) next.set(id, text);
      else next.delete(id);
      return next;
    });
  const tell = (id: string, text?: string) => (inDialog.current ?? say)(`rename ${id}`, text);
  const settle = (one: Try, result: RenameResult) => {
    const { id, outcome } = result;
    // A newer name was asked for meanwhile.
    if (tries.current.get(id) !== one) return;
    if (outcome === "unknown") one.isUnknown = true;
    else tries.current.delete(id);
    const text = renameText(result, one, labels);
    note(id, outcome === "renamed" ? undefined : text);
    tell(id, text);
  };

  useEffect(() => {
    for (const one of tries.current.values()) {
      const row = one.isUnknown && find(one.id);
      if (row && row.pendingName === undefined)
        settle(one, { id: one.id, outcome: row.session.name === one.to ? "renamed" : "not-renamed" });
    }
  });

  return {
    notes,
    async rename(device, to) {
      const { id, distinctName: from, rename } = device;
      if (!rename) return;
      const one = { id, from, to };
      tries.current.set(id, one);
      note(id);
      tell(id);
      settle(one, await rename(to));
    },
    forget: note,
    sayIn(here) {
      inDialog.current = here;
      return () => {
        inDialog.current = undefined;
      };
    },
  };
}
