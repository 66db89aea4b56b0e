import type { DevicesResult } from "../view-model/devices-result.ts";
import type { Labels } from "../view-model/labels.ts";

/** On how many devices a person is signed in, as a sentence; undefined while nobody knows. */
export function summaryText(devices: DevicesResult, labels: Labels): string | undefined {
  if (devices.status !== "success") return undefined;
  const { current, othersCount, truncated, skipped } = devices;
  const hasMore = truncated || skipped > 0;
  if (current && othersCount === 0 && !hasMore) return labels.onlyThisDevice;
  return labels.summary(othersCount + (current ? 1 : 0), hasMore);
}
