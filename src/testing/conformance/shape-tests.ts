import type { Capability } from "../../core/contract.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { inEach } from "./in-each.ts";
import { requireInstants } from "./require-instants.ts";
import { requireJson } from "./require-json.ts";
import { requireThat } from "./require-that.ts";

const capabilities: readonly Capability[] = ["revoke", "revoke-others", "rename", "history"];
const isBoolean = (value: unknown) => typeof value === "boolean";
const isCount = (value: unknown) => typeof value === "number" && value >= 0;

/** In what form it comes. */
export const shapeTests: readonly ConformanceTest[] = [
  ...inEach(["two-others", "only-current"], "writes instants in ISO 8601, in UTC", async (subject) =>
    requireInstants(await subject.list(), "list"),
  ),
  ...inEach(
    ["two-others", "only-current", "current-unknown"],
    "gives a list that comes back the same from JSON",
    async (subject) => requireJson(await subject.list(), "list"),
  ),
  ...inEach(
    ["two-others", "current-unknown"],
    "gives each member of a list in its own type",
    async (subject) => {
      const { sessions, can, ...rest } = await subject.list();
      const {
        truncated = false,
        skipped = 0,
        revocationLagSeconds = 0,
        lastActiveGranularitySeconds = 0,
      } = rest;
      const wrong = [
        sessions.every(({ isCurrent }) => isBoolean(isCurrent)) || "isCurrent of a session",
        can === undefined || (Array.isArray(can) && can.every((one) => capabilities.includes(one))) || "can",
        isBoolean(truncated) || "truncated",
        isCount(skipped) || "skipped",
        isCount(revocationLagSeconds) || "revocationLagSeconds",
        isCount(lastActiveGranularitySeconds) || "lastActiveGranularitySeconds",
      ].filter((problem) => problem !== true);
      requireThat(wrong.length === 0, {
        expected: "booleans, counts, and capabilities that the contract has",
        came: `of another kind: ${wrong.join(", ")}`,
        contract: "see SessionList and UserSession",
      });
    },
  ),
];
