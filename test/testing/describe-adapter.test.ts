import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type AdapterSetup, describeAdapter } from "../../src/testing/index.ts";
import { allMutants } from "./broken-adapters/all-mutants.ts";
import {
  ignoresDeadline,
  othersIncludeCurrent,
  resolvesWithoutRevoking,
  revokesCurrent,
  swallowsErrors,
  tokenAsId,
} from "./broken-adapters/common-bugs.ts";
import { fullSetup } from "./full-setup.ts";
import { memorySetup } from "./memory-setup.ts";
import { quickTimers, runSuite } from "./run-suite.ts";
import { soundVariants } from "./sound-variants.ts";

const otherwise = { "two-others": memorySetup, "with everything": fullSetup, ...soundVariants };

describe("describeAdapter passes an adapter that", () => {
  quickTimers();

  it.each(Object.entries(otherwise))("%s", async (_, setup) => {
    expect((await runSuite(setup)).failed).toEqual({});
  });
});

interface Broken {
  adapter: string;
  setup: AdapterSetup;
  fails: readonly string[];
  says: RegExp;
}

const broken: readonly Broken[] = [
  {
    adapter: "revokes the current session",
    setup: revokesCurrent,
    fails: [
      "two-others: refuses to end the current session",
      "two-others: ends sessions without a list before, and refuses the current one then too",
      "only-current: refuses to end the current session",
      "conflict: refuses to end the current session",
      "lost-answer: refuses to end the current session",
    ],
    says: /the current session is alive after revokeSession|one of them is refused as the current one/,
  },
  {
    adapter: "has tokens as ids",
    setup: tokenAsId,
    fails: [
      "two-others: gives ids that are no credentials",
      "two-others: ends nothing for an unknown id, another user's or a credential",
      "two-others: lets no credential out",
      "only-current: lets no credential out",
      "many: lets no credential out",
      "current-unknown: lets no credential out",
      "conflict: lets no credential out",
      "lost-answer: lets no credential out",
    ],
    says: /no id is a credential|no credential, in any form|after revokeSession\("a credential"\)/,
  },
  {
    adapter: "resolves without revoking",
    setup: resolvesWithoutRevoking,
    fails: [
      "two-others: ends one session and only that one",
      "two-others: ends sessions without a list before, and refuses the current one then too",
      "many: ends one session and only that one",
      "many: ends several sessions at the same moment",
      "lost-answer: leaves it open whether one session was ended",
    ],
    says: /exactly these sessions are alive|4 of them are alive/,
  },
  {
    adapter: "ends the current session with the others",
    setup: othersIncludeCurrent,
    fails: [
      "two-others: ends all others, keeps the current session and other users'",
      "two-others: ends all others without a list before",
      "only-current: ends all others, keeps the current session and other users'",
      "many: ends all others, keeps the current session and other users'",
    ],
    says: /the current session is alive after revokeOtherSessions|one of the user's sessions lives on/,
  },
  {
    adapter: "makes an empty list of each error",
    setup: swallowsErrors,
    fails: [
      "expired-cookie: rejects the list with unauthenticated",
      "step-up: rejects the list with reauth-required, or offers acts that are",
      "rate-limited: rejects the list with rate-limited, or offers acts that are",
      "forbidden: rejects the list with forbidden, or offers acts that are",
      "server-error: rejects the list with backend",
      "html-instead-of-json: rejects the list with bad-response",
      "network-loss: rejects the list with network",
      "hang: rejects the list with timeout",
    ],
    says: /Got: it resolved|Got: an empty list/,
  },
  {
    adapter: "ignores its deadline",
    setup: ignoresDeadline,
    fails: [
      "hang: rejects the list with timeout",
      "hang: rejects ending one session with timeout, and ends nothing",
      "hang: rejects ending all others with timeout, and ends nothing",
      "hang: rejects renaming and the history with timeout, and nothing else",
      "hang: lets no credential out",
    ],
    says: /had not settled after 3000 ms/,
  },
];

describe("describeAdapter fails, for its own reason and no other, an adapter that", () => {
  quickTimers();

  it.each(broken)("$adapter", async ({ setup, fails, says }) => {
    const { failed } = await runSuite(setup);
    expect(Object.keys(failed)).toEqual(fails);
    expect(Object.values(failed).filter((message) => !says.test(message))).toEqual([]);
  });
});

it("has no test that can't fail", async () => {
  const { names } = await runSuite(fullSetup, {}, () => false);
  const fallible = new Set(allMutants.flatMap(({ fails }) => fails));
  expect(names.filter((name) => !fallible.has(name))).toEqual([]);
});

describe("describeAdapter under a test runner", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("takes the global describe and it", () => {
    const seen: string[] = [];
    vi.stubGlobal("describe", (name: string, run: () => void) => {
      seen.push(name);
      run();
    });
    vi.stubGlobal("it", (name: string, run: () => Promise<void>) => {
      // With a parameter Jest would wait for a callback.
      expect(run).toHaveLength(0);
      seen.push(name);
    });
    describeAdapter("my backend", memorySetup);
    expect(seen.slice(0, 2)).toEqual(["my backend", "two-others: has a name"]);
  });

  it("takes from the third argument what is there, and the rest from the globals", () => {
    const names: string[] = [];
    vi.stubGlobal("describe", (_: string, run: () => void) => run());
    describeAdapter("my backend", memorySetup, { it: (name) => names.push(name) });
    expect(names).not.toEqual([]);
  });

  it.each([
    ["describe and it", {}],
    ["it", { describe }],
    ["describe", { it }],
  ])("says at once that there is no %s", (_, suite) => {
    expect(() => describeAdapter("my backend", memorySetup, suite)).toThrow(
      new TypeError(
        "describeAdapter: there is no global describe and it. Pass those of your test runner as the third argument.",
      ),
    );
  });

  it("shows what a backend can't have as skipped, with the reason, and runs none of it", async () => {
    const { names, skipped } = await runSuite(
      memorySetup,
      { "step-up": "It never asks again." },
      () => false,
    );
    expect(skipped).toEqual(["step-up: It never asks again."]);
    expect(names.filter((name) => name.startsWith("step-up"))).toEqual([]);
    expect(names.filter((name) => name.startsWith("rate-limited"))).not.toEqual([]);
  });

  it("does without a way to skip", () => {
    const names: string[] = [];
    const cannot = { many: "There are never more than ten." };
    const suite = { describe: (_: string, run: () => void) => run(), it: (name: string) => names.push(name) };
    describeAdapter("my backend", memorySetup, { ...suite, cannot });
    expect(names.filter((name) => name.startsWith("many"))).toEqual([]);
  });

  it.each([
    ["an empty name", ["", memorySetup, {}], "the name must be a non-empty string"],
    ["no setup", ["my backend", undefined, {}], "the setup must be a function"],
    ["a scenario that is none", ["my backend", memorySetup, { cannot: { hangs: "?" } }], "names hangs"],
    ["an empty reason", ["my backend", memorySetup, { cannot: { hang: " " } }], "hang and gives no reason"],
  ])("does not take %s", (_, [name, setup, suite], message) => {
    const call = () =>
      describeAdapter(name as string, setup as AdapterSetup, {
        describe: () => {},
        it: () => {},
        ...(suite as object),
      });
    expect(call).toThrow(TypeError);
    expect(call).toThrow(message);
  });

  it.each([
    ["passes a sound adapter", "sound", 0, 0],
    ["fails a broken one", "broken", 1, 5],
  ])("runs under node:test and %s", async (_, adapter, exitCode, failures) => {
    const file = fileURLToPath(new URL("./under-node-test.ts", import.meta.url));
    const { code, output } = await new Promise<{ code: number; output: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        ["--test", "--test-reporter=tap", file],
        { env: { ...process.env, ADAPTER: adapter } },
        (_error, output) => resolve({ code: child.exitCode ?? -1, output }),
      );
    });
    const { names } = await runSuite(memorySetup, { "step-up": "Not here." }, () => false);
    expect(output).toContain(`# tests ${names.length + 1}\n`);
    expect(output).toContain(`# pass ${names.length - failures}\n`);
    expect(output).toContain("# skipped 1\n");
    expect(output).toMatch(/step-up: This backend has no notion of a recent authentication\. # SKIP/);
    expect(code).toBe(exitCode);
  });
});
