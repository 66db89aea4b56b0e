"use client";

import { useMemo } from "react";
import { useLabels } from "./devices-provider.tsx";
import { promptEnglish, selectionEnglish, wasntMeEnglish } from "./english.ts";
import type { PromptLabels, SelectionLabels, WasntMeLabels } from "./feature-labels.ts";
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

function useWith<More extends Partial<Labels>>(english: More): Labels & More {
  const labels = useLabels();
  return useMemo(() => ({ ...english, ...labels }), [english, labels]);
}
