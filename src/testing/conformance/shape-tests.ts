import type { Capability, SessionList, UserSession } from "../../core/contract.ts";
import { toInstant } from "../../core/to-instant.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { inEach } from "./in-each.ts";
import { jsonProblem } from "./json-problem.ts";
import { requireThat } from "./require-that.ts";

const instants = ["createdAt", "lastActiveAt", "expiresAt", "idleExpiresAt", "endedAt"] as const;
const capabilities: readonly Capability[] = ["revoke", "revoke-others", "rename", "history"];
const isBoolean = (value: unknown) => typeof value === "boolean";
const isCount = (value: unknown) => typeof value === "number" && value >= 0;

/** Each instant of a list, by its place. */
const instantsOf = ({ sessions, serverTime }: SessionList): [string, unknown][] => [
  ["serverTime", serverTime],
  ...sessions.flatMap((session: UserSession, index): [string, unknown][] => [
    ...instants.map((key): [string, unknown] => [`sessions[${index}].${key}`, session[key]]),
    [`sessions[${index}].notRevocable.until`, session.notRevocable?.until],
  ]),
];

/** In what form it comes. */
export const shapeTests: readonly ConformanceTest[] = [
  ...inEach(["two-others", "only-current"], "writes instants in ISO 8601, in UTC", async (subject) => {
    const wrong = instantsOf(await subject.list()).find(
      ([, value]) =>
        value !== undefined && !(typeof value === "string" && value.endsWith("Z") && toInstant(value)),
    );
    requireThat(!wrong, {
      expected: "each instant is a text such as 2026-01-15T12:00:00.000Z, and a real one",
      came: `${wrong?.[0]} is ${String(wrong?.[1])} (${typeof wrong?.[1]})`,
      contract: "every instant is an ISO 8601 string in UTC, and absent where it is unknown",
    });
  }),
  ...inEach(
    ["two-others", "only-current", "current-unknown"],
    "gives a list that comes back the same from JSON",
    async (subject) => {
      const problem = jsonProblem(await subject.list(), "list");
      requireThat(!problem, {
        expected: "plain JSON, and absent members instead of undefined ones",
        came: String(problem),
        contract: "the same shape travels, hydrates and lives in the query cache",
      });
    },
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
