import { checkRows } from "./check-rows.ts";
import type { Capability, SessionList } from "./contract.ts";
import { isFields } from "./is-fields.ts";
import { pick, type Readers } from "./pick.ts";
import { SessionsError } from "./sessions-error.ts";
import { toInstant } from "./to-instant.ts";

const capabilities: readonly Capability[] = ["revoke", "revoke-others", "rename", "history"];

const positiveWhole = (value: unknown): number | undefined =>
  typeof value === "number" && value > 0 && value < 1e10 ? Math.ceil(value) : undefined;

const listReaders: Readers<Omit<SessionList, "sessions">> = {
  // Anything but a list of capabilities allows nothing.
  can: (value) =>
    value === undefined
      ? undefined
      : capabilities.filter((capability) => Array.isArray(value) && value.includes(capability)),
  truncated: (value) => value === true || undefined,
  skipped: positiveWhole,
  revocationLagSeconds: positiveWhole,
  lastActiveGranularitySeconds: positiveWhole,
  serverTime: toInstant,
};

/**
 * The only door by which a backend's list comes in. Copies what is known and well-formed, parses user agents, merges
 * duplicates and counts the rows that could not be read.
 *
 * @throws {SessionsError} `bad-response` where the answer is no list, or has no row: a signed-in person has at least the
 *   session that asks.
 */
export async function checkList(value: unknown): Promise<SessionList> {
  try {
    if (!isFields(value) || !Array.isArray(value.sessions)) throw badResponse("is no list of sessions");
    const { sessions, skipped } = await checkRows(value.sessions);
    if (sessions.length === 0)
      throw badResponse(
        skipped > 0
          ? `has ${skipped} rows and none could be read`
          : "has no session, not even the one that asks",
      );
    const list = { sessions, ...pick(value, listReaders) };
    if (skipped > 0) list.skipped = skipped + (list.skipped ?? 0);
    return list;
  } catch (error) {
    throw error instanceof SessionsError ? error : badResponse("could not be read", error);
  }
}

function badResponse(what: string, cause?: unknown): SessionsError {
  return new SessionsError("bad-response", `The answer ${what}: see what listSessions returns.`, {
    cause,
  });
}
