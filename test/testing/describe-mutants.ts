import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { takeConsole } from "../setup/console.ts";
import type { Mutant } from "./broken-adapters/mutant.ts";
import { overMemory } from "./broken-adapters/over-memory.ts";
import { fullSetup } from "./full-setup.ts";
import { quickTimers, runSuite } from "./run-suite.ts";

/** Declares a test for each mutant: the suite catches its bug by the tests that are there for it. */
export function describeMutants(mutants: readonly Mutant[]): void {
  describe("describeAdapter fails an adapter that", () => {
    quickTimers();
    beforeEach(() => {
      vi.spyOn(console, "dir").mockImplementation(() => {});
    });
    afterEach(() => {
      vi.mocked(console.dir).mockRestore();
    });

    it.each(mutants)("$bug", async ({ bug, change, fails, says }) => {
      const { failed } = await runSuite(overMemory(change, fullSetup), {}, (name) => fails.includes(name));
      expect(Object.keys(failed).sort()).toEqual([...fails].sort());
      expect(Object.values(failed).filter((message) => !says.test(message))).toEqual([]);
      // The suite passes on what the adapter itself prints.
      expect(takeConsole().some((line) => line.startsWith("debug: Listing"))).toBe(bug === "logs its secret");
    });
  });
}
