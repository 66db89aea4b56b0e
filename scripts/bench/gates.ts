import { type ContenderName, peerNames } from "./contenders.ts";
import { median, ratio } from "./statistics.ts";

/** `cold` is the first mount in a fresh page, `warm` the next one in the same page, `key` one key of a search. */
export type State = "cold" | "warm" | "key" | "refetch" | "removal";

/** Milliseconds of processor time, by `keyOf`. */
export type Samples = Map<string, number[]>;

export const keyOf = (name: ContenderName, count: number, state: State): string =>
  `${name} ${count} ${state}`;

/** What the widget may cost. */
export interface Gate {
  of: string;
  /** How many sessions. */
  count: number;
  state: State;
  /** With whom it is compared, the quickest of them. Nobody = the limit is in milliseconds. */
  to: readonly ContenderName[];
  atMost: number;
}

const known = "plain React that gets the device";

export const gates: readonly Gate[] = [
  { of: "plain React, 10 rows, cold", count: 10, state: "cold", to: ["plain"], atMost: 1.45 },
  { of: "plain React, 100 rows, cold", count: 100, state: "cold", to: ["plain"], atMost: 1.25 },
  { of: "plain React, 100 rows, warm", count: 100, state: "warm", to: ["plain"], atMost: 1 },
  // What runs once for a page shows most at 10 rows: the guard, the input check, the dialog, names, the live region.
  { of: `${known}, 10 rows, cold`, count: 10, state: "cold", to: ["plain-known"], atMost: 2.2 },
  { of: `${known}, 100 rows, cold`, count: 100, state: "cold", to: ["plain-known"], atMost: 1.25 },
  { of: `${known}, 100 rows, warm`, count: 100, state: "warm", to: ["plain-known"], atMost: 1 },
  { of: "quickest peer, 10 rows, cold", count: 10, state: "cold", to: peerNames, atMost: 0.95 },
  { of: "quickest peer, 100 rows, cold", count: 100, state: "cold", to: peerNames, atMost: 0.85 },
  { of: "one key of a search over 1,000", count: 1_000, state: "key", to: [], atMost: 20 },
];

/** What a gate says of these samples: a ratio, or milliseconds. Undefined if somebody was not measured. */
export function judge({ count, state, to }: Gate, samples: Samples): number | undefined {
  const ours = samples.get(keyOf("ours", count, state));
  if (!ours) return undefined;
  if (to.length === 0) return median(ours);
  const theirs = to.map((name) => samples.get(keyOf(name, count, state)));
  return theirs.every((values) => values !== undefined)
    ? Math.max(...theirs.map((values) => ratio(ours, values)))
    : undefined;
}

export interface Verdict {
  gate: Gate;
  /** Of all tries. Undefined if it could not be measured. */
  best: number | undefined;
  isReached: boolean | undefined;
}

const tries = 3;

/** Measures until every gate is reached, three times at most. What is reached or can't be measured is not measured again. */
export async function tryGates(
  all: readonly Gate[],
  measure: (open: readonly Gate[]) => Promise<Samples>,
): Promise<Verdict[]> {
  const verdicts = all.map((gate): Verdict => ({ gate, best: undefined, isReached: undefined }));
  for (let count = 1; count <= tries; count += 1) {
    const open = verdicts.filter(({ isReached }) => (count === 1 ? true : isReached === false));
    if (open.length === 0) break;
    const samples = await measure(open.map(({ gate }) => gate));
    for (const verdict of open) {
      const value = judge(verdict.gate, samples);
      if (value === undefined) continue;
      verdict.best = Math.min(value, verdict.best ?? value);
      verdict.isReached = verdict.best <= verdict.gate.atMost;
    }
  }
  return verdicts;
}
