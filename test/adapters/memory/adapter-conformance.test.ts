import { describe, it } from "vitest";
import { declaration } from "../../../src/adapters/memory/declaration.ts";
import { describeAdapter } from "../../../src/testing/index.ts";
import { memoryHistorySetup, memorySetup } from "../../testing/memory-setup.ts";

describeAdapter("memoryAdapter", memorySetup, { describe, it, cannot: declaration.cannot });

describeAdapter("memoryAdapter with a history", memoryHistorySetup, {
  describe,
  it,
  cannot: declaration.cannot,
});
