import type { Capability } from "../../contract.ts";
import { networkReaders } from "../../core/check/check-session.ts";
import { toSessionLimit } from "../../core/check/values.ts";
import { pick } from "../../core/fields.ts";
import { requireThat } from "./assert.ts";
import { type ConformanceTest, inEach } from "./conformance-test.ts";
import { isFree, requireInstants, requireJson } from "./plain-data.ts";

/** The form in which a list comes. */
export const shapeTests: readonly ConformanceTest[] = [
  ...inEach(["two-others", "only-current"], "writes instants in ISO 8601, in UTC", async (subject) =>
    requireInstants(await subject.list(), "list"),
  ),
  ...inEach(
    ["two-others", "only-current", "current-unknown"],
    "gives a list that comes back the same from JSON",
    async (subject) => requireJson(await subject.list(), "list", isFree),
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
        sessionLimit,
      } = rest;
      const wrong = [
        sessions.every(({ isCurrent }) => isBoolean(isCurrent)) || "isCurrent of a session",
        sessions.every(({ pending }) => (pending ?? true) === true) || "pending of a session",
        sessions.every(({ network }) => isNetwork(network ?? {})) || "network of a session",
        can === undefined || (Array.isArray(can) && can.every((one) => capabilities.includes(one))) || "can",
        isBoolean(truncated) || "truncated",
        isCount(skipped) || "skipped",
        isCount(revocationLagSeconds) || "revocationLagSeconds",
        isCount(lastActiveGranularitySeconds) || "lastActiveGranularitySeconds",
        (sessionLimit ?? undefined) === undefined ||
          toSessionLimit(sessionLimit) !== undefined ||
          "sessionLimit",
      ].filter((problem) => problem !== true);
      requireThat(wrong.length === 0, {
        expected: "booleans, counts, and only capabilities of the contract",
        got: `of another type: ${wrong.join(", ")}`,
        contract: "see SessionList and UserSession",
      });
    },
  ),
];

const capabilities: readonly Capability[] = ["revoke", "revoke-others", "rename", "history"];

/** True if the input check leaves all of it as it is. */
function isNetwork(network: object): boolean {
  const read = pick(network, networkReaders);
  return Object.entries(network).every(([name, value]) => {
    const kept = (read as Record<string, unknown>)[name];
    return Array.isArray(value)
      ? value.length === ((kept ?? []) as unknown[]).length
      : (value ?? kept) === kept;
  });
}

function isBoolean(value: unknown): boolean {
  return typeof value === "boolean";
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && value >= 0;
}
