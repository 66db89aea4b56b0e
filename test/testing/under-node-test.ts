import { describe, it } from "node:test";
import { describeAdapter } from "../../src/testing/index.ts";
import { resolvesWithoutRevoking } from "./broken-adapters/resolves-without-revoking.ts";
import { memorySetup } from "./memory-setup.ts";

// Started by describe-adapter.test.ts, in a process of its own.
const isBroken = process.env.ADAPTER === "broken";
describeAdapter("an adapter", isBroken ? resolvesWithoutRevoking : memorySetup, {
  describe,
  it,
  cannot: { "step-up": "This backend has no notion of a recent authentication." },
});
