"use client";

import { useDevicesContext } from "./devices-context.ts";
import { english } from "./english.ts";
import type { KnownLabels, Labels } from "./labels.ts";

const complete = new WeakMap<KnownLabels, Labels>();

/** Every text of the widget: the application's own where it gave one, English otherwise. */
export function useLabels(): Labels {
  const { labels: known } = useDevicesContext();
  const labels = complete.get(known) ?? { ...english, ...known };
  complete.set(known, labels);
  return labels;
}
