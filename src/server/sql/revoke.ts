import { isRefusal, SessionsError } from "../../core/errors.ts";
import type { Run } from "./database.ts";
import { readState } from "./read-state.ts";
import { forgetNotes, noteRevocation } from "./record.ts";
import type { OwnRow, SessionsTable } from "./sessions-table.ts";
import type { SqlCaller } from "./sql-caller.ts";
import type { ResolvedSqlOptions } from "./sql-options.ts";

/** What one revocation works with. */
interface Revocation {
  options: ResolvedSqlOptions;
  own: SessionsTable;
  caller: SqlCaller;
  run: Run;
  signal: AbortSignal;
}

/**
 * Revokes one session of the caller. After a note in the side table, one statement ends it, which the database does or does
 * not. Whatever dies in between, the next list finds the note together with the session or without it, and so knows.
 *
 * @throws {SessionsError} `current-session`; `not-found`, in the same words for what is gone, somebody else's or never was;
 *   `unauthenticated`.
 */
export async function revokeOne(revocation: Revocation, id: string): Promise<void> {
  const { options, own, caller, run, signal } = revocation;
  const { living, current } = await readState(options, own, caller, run, signal);
  if (current.id === id)
    throw new SessionsError(
      "current-session",
      "This is the current session; use the application's sign-out.",
    );
  const target = living.find((row) => row.id === id);
  if (!target) throw notFound();
  if ((await end(revocation, [target], target.key)) > 0) return;
  // Somebody else was quicker: with this session, or with the caller's.
  const left = await readState(options, own, caller, run, signal);
  if (!left.living.some(({ key }) => key === target.key)) throw notFound();
  throw new SessionsError("backend", "The session is still there. May the database's user delete rows?");
}

function notFound(): SessionsError {
  return new SessionsError("not-found", "This person has no such session; list again.");
}

/** How many lists may show somebody who signed in meanwhile. */
const maxRounds = 10;

/**
 * Revokes all sessions of the caller but the current one, until a list has no other.
 *
 * @throws {SessionsError} a refusal only if nothing was revoked.
 */
export async function revokeOthers(revocation: Revocation): Promise<void> {
  const { options, own, caller, run, signal } = revocation;
  let revoked = 0;
  try {
    for (let round = 0; round < maxRounds; round += 1) {
      const { living, current } = await readState(options, own, caller, run, signal);
      const others = living.filter((row) => row !== current);
      if (others.length === 0) return;
      revoked += await end(revocation, others);
    }
  } catch (cause) {
    if (revoked === 0 || !isRefusal((cause as SessionsError).code)) throw cause;
    throw new SessionsError("backend", `${revoked} sessions were revoked, then this failed.`, { cause });
  }
  throw new SessionsError("backend", "Other sessions are left; ask again.");
}

/** Notes and ends one session, or all others. Returns how many it has ended. */
async function end(
  { options, own, caller, run, signal }: Revocation,
  targets: readonly OwnRow[],
  key?: string,
): Promise<number> {
  const { details } = options;
  const userId = String(caller.userId);
  const now = Date.now();
  if (details !== undefined) await run(noteRevocation(details, options, userId, targets, now), signal);
  const ended = await own.read(await run(own.end(caller, key, Date.now()), signal));
  if (details !== undefined && ended.length > 0) {
    // The next list would find it out as well, but for one that comes after the session's own expiry. So a failure here is
    // none of the revocation.
    await run(noteRevocation(details, options, userId, ended, now, true), signal).catch(() => {});
  }
  const left = targets.filter(({ keyHash }) => !ended.some((one) => one.keyHash === keyHash));
  if (details !== undefined && left.length > 0)
    await run(forgetNotes(details, options, userId, left, now), signal).catch(() => {});
  return ended.length;
}
