import type { EndedSessionsPage, UserSession } from "../../contract.ts";
import { demandFor } from "../../core/check-options.ts";
import { isFields } from "../../core/fields.ts";
import { isDeadline, withDeadline } from "../../core/with-deadline.ts";
import { type FindLocation, isRow, toUserSession } from "./row.ts";
import { hasPassed } from "./server-rows.ts";

/** Keeps sessions that have ended. What `sessionHistory` of `your-devices/server/sql` returns fits. */
export interface BetterAuthEndedSessions {
  /** Keeps one, by its `id`; the first record of an id stays. */
  recordEnd(entry: { userId: string; session: UserSession; at: Date }): Promise<void>;
  /** A page of them, newest first. */
  list(request: { userId: string; cursor?: string; signal?: AbortSignal }): Promise<EndedSessionsPage>;
}

/** How ends are recorded. */
export interface BetterAuthHistoryOptions {
  /** Finds the place of a session, as `location` of `betterAuthServerAdapter` does. */
  location?: FindLocation | undefined;
  /** For how long a deletion waits for its record, in milliseconds. Default 3000. */
  timeoutMs?: number | undefined;
  /** Is told of a record that failed or was late. The deletion was not. */
  onError?: ((error: unknown) => void) | undefined;
}

/** `databaseHooks` for `betterAuth()`. If you have hooks of your own for `session.delete`, call `after` in yours. */
export interface BetterAuthHistoryHooks {
  session: { delete: { after(session: object): Promise<void> } };
}

const demand = demandFor("betterAuthHistory");

/**
 * Records each session that Better Auth ends: `betterAuth({ databaseHooks: betterAuthHistory(history) })`, and
 * `betterAuthServerAdapter({ history, … })` reads it. A record has what a list has, and so no token. It is waited for, but one
 * that fails changes nothing: the deletion stands.
 *
 * Better Auth runs these hooks for sessions in a database. With a `secondaryStorage` and no `session.storeSessionInDatabase`
 * it runs none, and there is no history.
 *
 * @throws {TypeError} if an argument is wrong.
 */
export function betterAuthHistory(
  history: Pick<BetterAuthEndedSessions, "recordEnd">,
  options: BetterAuthHistoryOptions = {},
): BetterAuthHistoryHooks {
  demand(typeof history?.recordEnd === "function", "pass what sessionHistory() returns");
  demand(isFields(options), "options must be { location, timeoutMs, onError }");
  const { location, onError, timeoutMs: ms = 3_000 } = options;
  demand(isDeadline(ms), `timeoutMs can't be ${String(ms)}; it is milliseconds, 1 or more`);

  const record = async (row: unknown, now: Date): Promise<void> => {
    // An administrator's own sign-in as this person is not one of this person's devices, and no list has it
    // (trap: better-auth-history-impersonations).
    if (!isRow(row) || row.impersonatedBy) return;
    const { userId, expiresAt } = row;
    // Better Auth deletes an expired session when somebody comes with it, which can be weeks later
    // (trap: better-auth-history-late-expiry -> false).
    const isExpired = hasPassed(expiresAt, now);
    const at = isExpired ? new Date(expiresAt as Date) : now;
    const endReason = isExpired ? "expired" : "signed-out";
    // A row holds its token; only what a list may have is kept (trap: better-auth-history-tokens -> row).
    const session: object = toUserSession(row, false, location);
    await history.recordEnd({
      userId: String(userId),
      session: { ...(session as UserSession), endReason },
      at,
    });
  };

  const tell = (error: unknown): void => {
    new Promise((resolve) => resolve(onError?.(error))).catch(() => {});
  };

  return {
    session: {
      delete: {
        async after(session) {
          // What a hook throws is thrown by the sign-out, although the session is gone
          // (trap: better-auth-history-throwing-hooks -> await record(session, new Date())).
          await withDeadline(() => record(session, new Date()), { ms, what: "Recording an end" }).catch(tell);
        },
      },
    },
  };
}
