import { describe, expect, it } from "vitest";
import type { AdapterSetup, AdapterUnderTest } from "../../../src/testing/index.ts";
import { revokesCurrent } from "../broken-adapters/common-bugs.ts";
import { overMemory } from "../broken-adapters/over-memory.ts";
import { memorySetup } from "../memory-setup.ts";
import { runSuite } from "../run-suite.ts";

describe("describeAdapter holds the setup to its word:", () => {
  const wrongSetups: [string, (under: AdapterUnderTest) => Partial<AdapterUnderTest>, string][] = [
    ["an adapter that can't list", () => ({ adapter: {} as never }), "`adapter` has no listSessions"],
    ["no truth", () => ({ truth: undefined as never }), "`truth` is not a function"],
    ["a short credential", () => ({ credentials: ["1234567"] }), "8 characters or more"],
    ["ids that are none", () => ({ truth: async () => [7 as never] }), "distinct ids"],
    [
      "a counter that counts nothing",
      () => ({ requests: () => 7 as never }),
      "does not return { reads, acts }",
    ],
    ["an id twice", () => ({ truth: async () => ["a", "a"] }), "distinct ids"],
    ["a foreign session that is gone", () => ({ foreignId: "gone" }), "`truth` lacks it"],
    ["another number of sessions", () => ({ truth: async () => ["a"] }), "needs 3 sessions of the user"],
  ];

  it.each(wrongSetups)("%s", async (_, change, message) => {
    const setup = overMemory(({ under }) => change(under) as object);
    const { failed, names } = await runSuite(
      async (scenario) => ({ ...(await setup(scenario)), ...change(await memorySetup(scenario)) }),
      {},
      (name) => name === "two-others: has a name",
    );
    expect(names).toContain("two-others: has a name");
    expect(failed["two-others: has a name"]).toMatch(/^TypeError: The setup of two-others: /);
    expect(failed["two-others: has a name"]).toContain(message);
  });

  it("nothing to close", async () => {
    const { failed } = await runSuite(
      async () => ({}) as never,
      {},
      (name) => name === "two-others: has a name",
    );
    expect(failed["two-others: has a name"]).toContain("it must return an object with a close()");
  });

  it("and closes what was set up, whether a test passes or fails", async () => {
    let open = 0;
    const counting: AdapterSetup = async (scenario) => {
      open += 1;
      const close = () => {
        open -= 1;
      };
      return { ...(await revokesCurrent(scenario)), close };
    };
    const { failed } = await runSuite(counting, {}, (name) => name.startsWith("two-others"));
    expect(Object.keys(failed)).not.toEqual([]);
    expect(open).toBe(0);
  });
});
