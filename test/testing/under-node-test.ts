import { describe, it } from "node:test";
import { describeAdapter } from "../../src/testing/index.ts";
import { resolvesWithoutRevoking } from "./broken-adapters/common-bugs.ts";
import { memorySetup } from "./memory-setup.ts";

// describe-adapter.test.ts starts this file in a process of its own.
const isBroken = process.env.ADAPTER === "broken";
describeAdapter("an adapter", isBroken ? resolvesWithoutRevoking : memorySetup, {
  describe,
  it,
  cannot: { "step-up": "This backend has no notion of a recent authentication." },
});
