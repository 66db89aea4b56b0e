import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { takeConsole } from "../setup/console.ts";
import { abortMutants } from "./broken-adapters/abort-mutants.ts";
import { doubtMutants } from "./broken-adapters/doubt-mutants.ts";
import { failureMutants } from "./broken-adapters/failure-mutants.ts";
import { historyMutants } from "./broken-adapters/history-mutants.ts";
import { leakMutants } from "./broken-adapters/leak-mutants.ts";
import { listMutants } from "./broken-adapters/list-mutants.ts";
import type { Mutant } from "./broken-adapters/mutant.ts";
import { othersMutants } from "./broken-adapters/others-mutants.ts";
import { overMemory } from "./broken-adapters/over-memory.ts";
import { renameMutants } from "./broken-adapters/rename-mutants.ts";
import { revokeMutants } from "./broken-adapters/revoke-mutants.ts";
import { fullSetup } from "./full-setup.ts";
import { quickTimers } from "./quick-timers.ts";
import { runSuite } from "./run-suite.ts";

quickTimers();

const mutants: readonly Mutant[] = [
  ...listMutants,
  ...abortMutants,
  ...historyMutants,
  ...revokeMutants,
  ...othersMutants,
  ...renameMutants,
  ...doubtMutants,
  ...failureMutants,
  ...leakMutants,
];

beforeEach(() => {
  vi.spyOn(console, "dir").mockImplementation(() => {});
});
afterEach(() => {
  vi.mocked(console.dir).mockRestore();
});

describe("describeAdapter fails an adapter that", () => {
  it.each(mutants)("$bug", async ({ bug, change, fails, says }) => {
    const { failed } = await runSuite(overMemory(change, fullSetup), {}, (name) => fails.includes(name));
    expect(Object.keys(failed).sort()).toEqual([...fails].sort());
    expect(Object.values(failed).filter((message) => !says.test(message))).toEqual([]);
    // What the adapter itself printed was passed on.
    expect(takeConsole().some((line) => line.startsWith("debug: Listing"))).toBe(bug === "logs its secret");
  });
});

it("has no test that can't fail", async () => {
  const { names } = await runSuite(fullSetup, {}, () => false);
  const fallible = new Set(mutants.flatMap(({ fails }) => fails));
  expect(names.filter((name) => !fallible.has(name))).toEqual([]);
});
