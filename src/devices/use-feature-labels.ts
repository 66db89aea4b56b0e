"use client";

import { useLabels } from "./devices-provider.tsx";
import {
  historyEnglish,
  promptEnglish,
  renameEnglish,
  selectionEnglish,
  wasntMeEnglish,
} from "./feature-english.ts";
import type {
  HistoryLabels,
  PromptLabels,
  RenameLabels,
  SelectionLabels,
  WasntMeLabels,
} from "./feature-labels.ts";
import type { Labels } from "./labels.ts";

/** What `useLabels` has, and the texts of a selection. */
export function useSelectionLabels(): Labels & SelectionLabels {
  return useWith(selectionEnglish);
}

/** What `useLabels` has, and the texts of "This wasn't me". */
export function useWasntMeLabels(): Labels & WasntMeLabels {
  return useWith(wasntMeEnglish);
}

/** What `useLabels` has, and the texts of the question after a password was changed. */
export function usePromptLabels(): Labels & PromptLabels {
  return useWith(promptEnglish);
}

/** What `useLabels` has, and the texts of a new name. */
export function useRenameLabels(): Labels & RenameLabels {
  return useWith(renameEnglish);
}

/** What `useLabels` has, and the texts about sessions that have ended. */
export function useHistoryLabels(): Labels & HistoryLabels {
  return useWith(historyEnglish);
}

/** Made once for all components: they are a few hundred texts. */
const together = new WeakMap<object, WeakMap<object, unknown>>();

function useWith<More extends Partial<Labels>>(english: More): Labels & More {
  const labels = useLabels();
  const made = together.get(english) ?? new WeakMap<object, unknown>();
  together.set(english, made);
  const both = (made.get(labels) as (Labels & More) | undefined) ?? { ...english, ...labels };
  made.set(labels, both);
  return both;
}
