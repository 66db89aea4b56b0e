"use client";

import { useLabels } from "../devices/devices-provider.tsx";
import { useSay } from "./live-region.tsx";

/** Copies `text` and says so. If the browser refuses, it selects `shown`, so that the person can copy it. */
export function useCopy(): (text: string, shown: Element | null) => Promise<void> {
  const labels = useLabels();
  const say = useSay();
  return async (text, shown) => {
    try {
      await navigator.clipboard.writeText(text);
      say("copy", labels.copied);
    } catch {
      if (shown) getSelection()?.selectAllChildren(shown);
      say("copy", labels.selectedToCopy);
    }
  };
}
