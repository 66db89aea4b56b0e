import { type Invariant, invariants } from "./invariants.ts";

/** Collects broken invariants: what is seen in a callback must not throw into the code under test. */
export interface Judge {
  expect(holds: boolean, invariant: Invariant, detail: () => string): void;
  /** @throws the first broken invariant. */
  deliver(): void;
}

/** @param only judges these alone; absent = all. */
export function createJudge(only?: readonly Invariant[]): Judge {
  const broken: string[] = [];
  return {
    expect(holds, invariant, detail) {
      if (holds || (only && !only.includes(invariant))) return;
      broken.push(`[${invariant}] ${invariants[invariant]}: ${detail()}`);
    },
    deliver() {
      if (broken[0] !== undefined) throw new Error(broken[0]);
    },
  };
}
