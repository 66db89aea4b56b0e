import type { FakeRules } from "./fake-rules.ts";

/** A time as this sidecar says it. */
export function fromSeconds(seconds: number, { timeUnit }: FakeRules): number {
  return timeUnit === "milliseconds" ? seconds * 1000 : seconds;
}
