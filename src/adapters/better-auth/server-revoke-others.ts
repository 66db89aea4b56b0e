import { askInTime } from "../../core/ask-in-time.ts";
import { isRefusal, SessionsError } from "../../core/errors.ts";
import { inParallel } from "../../core/in-parallel.ts";
import { withDeadline } from "../../core/with-deadline.ts";
import { isSameSession, type Row } from "./row.ts";
import type { ResolvedOptions } from "./server-options.ts";
import { readSessions } from "./server-read.ts";
import { ownRow, requireCurrent, revokeAndCheck } from "./server-revoke.ts";
import { maxRows } from "./server-rows.ts";

/** How many lists may show somebody who signed in meanwhile. */
const maxRounds = 10;

/**
 * Revokes the others one by one until a new list has none. Better Auth's own `revokeOtherSessions` reads the oldest 100
 * rows, expired ones among them, and returns a success whatever is left.
 *
 * Thousands of sessions can take longer than whoever waits. So nothing more is sent once half of `timeoutMs` is over,
 * which leaves the time for the handler's own list before, for what is under way, and for the response. The next run
 * goes on with those that are left.
 *
 * @throws {SessionsError} a refusal only if nothing was revoked; `backend` for every failure after that, and if the time
 *   was over.
 */
export async function revokeOthers(options: ResolvedOptions): Promise<void> {
  const { timeoutMs: ms } = options;
  let revoked = 0;
  let isTimeOver = false;
  const failed = new Set<string>();

  const revokeUntilGone = async (): Promise<void> => {
    for (let round = 0; round < maxRounds; ) {
      const read = await readSessions(options);
      const current = requireCurrent(read, options);
      const others = read.rows.filter((row) => !isSameSession(current, row));
      const untried = others.filter(({ id }) => !failed.has(id));
      const left = others.length;
      if (left === 0) return;
      if (untried.length === 0)
        throw new SessionsError(
          "backend",
          `${left} of ${left + revoked} other sessions could not be revoked.`,
        );
      let refusal: SessionsError | undefined;
      let isUnsent = false;
      const revoke = async ({ id }: Row) => {
        isUnsent ||= isTimeOver;
        if (refusal || isUnsent) return;
        try {
          await revokeAndCheck(options, read.context, ownRow(read, id).token);
          revoked += 1;
        } catch (thrown) {
          const error = thrown as SessionsError;
          // Not thrown here: the requests that run beside this one may still revoke a session.
          if (isRefusal(error?.code)) refusal = error;
          else failed.add(id);
        }
      };
      // Better Auth rewrites its index of a secondary storage for each session. Side by side, these writes overwrite each
      // other and leave stale entries (trap: better-auth-server-stale-index -> 4).
      const limit = read.config.isInSecondaryStorage ? 1 : 4;
      await inParallel(untried, limit, revoke);
      if (refusal) throw refusal;
      if (isUnsent) break;
      // Only the newest 1000 were listed, so the next list has others for certain.
      if (read.rows.length < maxRows) round += 1;
    }
    throw new SessionsError("backend", "Other sessions are left; ask again.");
  };

  const what = "Revoking the other sessions";
  const run = askInTime(revokeUntilGone, { ms, what });
  const endTime = () => {
    isTimeOver = true;
  };
  withDeadline(() => run, { ms: ms / 2, what }).catch(endTime);
  try {
    await run;
  } catch (cause) {
    // A revocation that failed may have ended its session all the same, so a later refusal does not say that nothing was.
    const isUnclear = failed.size > 0 && isRefusal((cause as SessionsError).code);
    if (revoked === 0 && !isUnclear) throw cause;
    throw new SessionsError("backend", `${revoked} sessions were revoked, then this failed (see cause).`, {
      cause,
    });
  }
}
