import type { SessionLimit } from "../../src/contract.ts";

export const sessionLimit: SessionLimit = { max: 5, then: "replace-oldest" };

/** What says no limit of sessions. */
export const wrongSessionLimits: readonly unknown[] = [
  null,
  5,
  "5",
  [],
  {},
  { max: 5 },
  { ...sessionLimit, max: 0 },
  { ...sessionLimit, max: -1 },
  { ...sessionLimit, max: 2.5 },
  { ...sessionLimit, max: "5" },
  { ...sessionLimit, max: Number.NaN },
  { ...sessionLimit, max: Number.POSITIVE_INFINITY },
  { ...sessionLimit, max: 2 ** 53 },
  { ...sessionLimit, then: "ask" },
  { ...sessionLimit, then: ["replace-oldest"] },
];
