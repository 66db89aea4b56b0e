import type { SessionsAdapter } from "../../contract.ts";
import { cleanText } from "../../core/check/values.ts";
import { SessionsError } from "../../core/errors.ts";
import { loadUserAgentParser } from "../../core/user-agent/load-parser.ts";
import { withDeadline } from "../../core/with-deadline.ts";
import { type BetterAuthContext, type BetterAuthServer, call } from "./server-client.ts";
import { toSessionList } from "./server-map.ts";
import {
  type BetterAuthServerAdapterOptions,
  type ResolvedOptions,
  resolveOptions,
} from "./server-options.ts";
import { readSessions } from "./server-read.ts";
import { currentOf, endSession, ownRow, revokeOthers } from "./server-revoke.ts";

export type { BetterAuthContext, BetterAuthServer, BetterAuthServerAdapterOptions };

/**
 * Better Auth on the server, through the application's own `auth`, for the session of one request:
 * `createSessionsHandler({ adapter: (request) => betterAuthServerAdapter({ auth, request }) })`.
 *
 * No token leaves the server, nobody has to sign in again to see the list, and no number of sessions is too many.
 * Renaming takes an additional field `name` of the session. Sessions of an administrator who impersonates the user are
 * listed for that administrator alone, as in Better Auth's own list; ending all others ends them too.
 *
 * @throws {TypeError} where an option is wrong.
 */
export function betterAuthServerAdapter(options: BetterAuthServerAdapterOptions): SessionsAdapter {
  const resolved = resolveOptions(options);
  const { name, timeoutMs: ms } = resolved;

  return {
    name,

    listSessions({ signal } = {}) {
      // The input check needs it next, and fails softly by itself.
      loadUserAgentParser().catch(() => {});
      return withDeadline(async () => toSessionList(await readSessions(resolved), resolved), {
        ms,
        signal,
        what: "Listing sessions",
      });
    },

    // Better Auth itself would end the session that asks, so that one is read again, directly before, and refused here.
    revokeSession: (id) =>
      withDeadline(
        async (signal) => {
          const read = await readSessions(resolved, id);
          const current = currentOf(read, resolved);
          const { token } = ownRow(read, id);
          // trap: better-auth-server-revocable-current
          if (current.id === id || current.token === token)
            throw new SessionsError("current-session", "This session asks; use auth.api.signOut().");
          // What the deadline has called unanswered must not be sent after it.
          signal.throwIfAborted();
          await endSession(resolved, read.context, token);
        },
        { ms, what: "Ending a session" },
      ),

    revokeOtherSessions: () => revokeOthers(resolved),

    renameSession: (id, newName) =>
      withDeadline((signal) => rename(resolved, id, newName, signal), { ms, what: "Renaming a session" }),
  };
}

/** As many as the input check lets through. */
const maxLength = 80;

/**
 * Writes the name into the application's field. An empty one takes it away.
 *
 * @throws {SessionsError}
 */
async function rename(
  options: ResolvedOptions,
  id: string,
  newName: string,
  signal: AbortSignal,
): Promise<void> {
  const read = await readSessions(options, id);
  // trap: better-auth-server-unconfigured-name
  if (!read.config.canRename)
    throw new SessionsError(
      "unsupported",
      'Better Auth has no field for it: add session.additionalFields.name ({ type: "string", required: false }).',
    );
  currentOf(read, options);
  const { row, token } = ownRow(read, id);
  const name = checkName(newName);
  const { internalAdapter } = read.context;
  signal.throwIfAborted();
  // A name is no activity, and Better Auth would note one.
  const updatedAt = new Date(row.updatedAt as Date | string);
  const changes: Record<string, unknown> = { name };
  // trap: better-auth-server-renaming-is-activity
  if (!Number.isNaN(updatedAt.getTime())) changes.updatedAt = updatedAt;
  if (await call("updateSession", () => internalAdapter.updateSession(token, changes))) return;
  // trap: better-auth-server-null-update
  if (await call("findSession", () => internalAdapter.findSession(token)))
    throw new SessionsError("backend", "The name was not kept. Does a hook session.update.before say no?");
  ownRow({ ...read, rows: [] }, id);
}

/** Better Auth runs no validators here. */
function checkName(name: unknown): string {
  const isShort = typeof name === "string" && name.length <= 4 * maxLength;
  const clean = isShort ? (cleanText(name, 4 * maxLength) ?? "") : undefined;
  // trap: better-auth-server-no-validators
  if (clean === undefined || clean.length > maxLength)
    throw new SessionsError(
      "forbidden",
      `A name is a text of at most ${maxLength} characters; none was kept.`,
    );
  return clean;
}
