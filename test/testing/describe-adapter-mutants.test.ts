import { describe, expect, it } from "vitest";
import { takeConsole } from "../setup/console.ts";
import { actMutants } from "./broken-adapters/act-mutants.ts";
import { failureMutants } from "./broken-adapters/failure-mutants.ts";
import { leakMutants } from "./broken-adapters/leak-mutants.ts";
import { listMutants } from "./broken-adapters/list-mutants.ts";
import type { Mutant } from "./broken-adapters/mutant.ts";
import { overMemory } from "./broken-adapters/over-memory.ts";
import { fullSetup } from "./full-setup.ts";
import { quickTimers } from "./quick-timers.ts";
import { runSuite } from "./run-suite.ts";

quickTimers();

const mutants: readonly Mutant[] = [...listMutants, ...actMutants, ...failureMutants, ...leakMutants];

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
