import type { UserSession } from "../../core/contract.ts";
import { toInstant } from "../../core/to-instant.ts";
import { requireThat } from "./require-that.ts";

const instants = ["createdAt", "lastActiveAt", "expiresAt", "idleExpiresAt", "endedAt"] as const;

/** Each instant of a list or a page, by its place. */
const instantsOf = (rows: Rows, path: string): [string, unknown][] => [
  [`${path}.serverTime`, rows.serverTime],
  ...rows.sessions.flatMap((session, index): [string, unknown][] => [
    ...instants.map((key): [string, unknown] => [`${path}.sessions[${index}].${key}`, session[key]]),
    [`${path}.sessions[${index}].notRevocable.until`, session.notRevocable?.until],
  ]),
];

interface Rows {
  sessions: readonly UserSession[];
  serverTime?: string;
}

/**
 * @param path - What it is, as messages name it: "list".
 * @throws {ConformanceError} where an instant of a list or a page is no real one, or not written in UTC.
 */
export function requireInstants(rows: Rows, path: string): void {
  const wrong = instantsOf(rows, path).find(
    ([, value]) =>
      value !== undefined && !(typeof value === "string" && value.endsWith("Z") && toInstant(value)),
  );
  requireThat(!wrong, {
    expected: "each instant is a text such as 2026-01-15T12:00:00.000Z, and a real one",
    came: `${wrong?.[0]} is ${String(wrong?.[1])} (${typeof wrong?.[1]})`,
    contract: "every instant is an ISO 8601 string in UTC, and absent where it is unknown",
  });
}
