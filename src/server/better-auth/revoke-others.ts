import type { Row } from "../../adapters/better-auth/is-row.ts";
import { inParallel } from "../../core/in-parallel.ts";
import { isRefusal } from "../../core/is-refusal.ts";
import { SessionsError } from "../../core/sessions-error.ts";
import { withDeadline } from "../../core/with-deadline.ts";
import { currentOf } from "./current-of.ts";
import { endSession } from "./end-session.ts";
import { ownRow } from "./own-row.ts";
import { readSessions } from "./read-sessions.ts";
import type { ResolvedOptions } from "./resolve-options.ts";

/** A list reads up to 1000 rows, and who signs in meanwhile is an other too. */
const maxRounds = 10;

/**
 * Ends the others one by one until a new list has none. `revokeOtherSessions` of Better Auth reads the oldest 100 rows,
 * expired ones among them, and calls it a success.
 *
 * @throws {SessionsError} a refusal only where nothing was ended.
 */
export async function revokeOthers(options: ResolvedOptions): Promise<void> {
  let ended = 0;
  const failed = new Set<string>();

  const untilListAgrees = async (signal: AbortSignal): Promise<void> => {
    for (let round = 0; round < maxRounds; round += 1) {
      const read = await readSessions(options);
      const current = currentOf(read, options);
      const others = read.rows.filter(({ id, token }) => id !== current.id && token !== current.token);
      const untried = others.filter(({ id }) => !failed.has(id));
      if (untried.length === 0) {
        const left = others.length;
        if (left === 0) return;
        throw new SessionsError("backend", `${left} of ${left + ended} other sessions could not be ended.`);
      }
      let refusal: SessionsError | undefined;
      const end = async ({ id }: Row) => {
        // What the deadline has called unanswered must not be sent after it.
        signal.throwIfAborted();
        if (refusal) return;
        try {
          await endSession(options, read.context, ownRow(read, id).token);
          ended += 1;
        } catch (thrown) {
          const error = thrown as SessionsError;
          // Not thrown at once: what runs beside it may yet end a session.
          if (isRefusal(error.code)) refusal = error;
          else failed.add(id);
        }
      };
      let atOnce = 4;
      // Better Auth rewrites its index of a secondary storage at each end: side by side, these writes overtake each other.
      // trap: better-auth-server-stale-index
      if (read.config.isInSecondaryStorage) atOnce = 1;
      await inParallel(untried, atOnce, end);
      if (refusal) throw refusal;
    }
    throw new SessionsError("backend", "Other sessions are still listed.");
  };

  try {
    await withDeadline(untilListAgrees, { ms: options.timeoutMs, what: "Ending the other sessions" });
  } catch (cause) {
    const isRefused = cause instanceof SessionsError && isRefusal(cause.code);
    if (ended === 0 && !(isRefused && failed.size > 0)) throw cause;
    throw new SessionsError("backend", `${ended} sessions were ended, then this failed (see cause).`, {
      cause,
    });
  }
}
