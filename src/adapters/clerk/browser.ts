import type { SessionsAdapter } from "../../contract.ts";
import { SessionsError } from "../../core/errors.ts";
import { isFields } from "../../core/fields.ts";
import { withDeadline } from "../../core/with-deadline.ts";
import { type ClerkInstance, clerkError, hasEnded, type Row } from "./client.ts";
import { toSessionList } from "./map.ts";
import { type ClerkAdapterOptions, resolveOptions } from "./options.ts";
import { readCaller, readSessions, type SessionsRead } from "./read.ts";

export type { ClerkAdapterOptions, ClerkInstance };

/**
 * Clerk in the browser, through its own client: `clerkAdapter(useClerk())`, or a `Clerk` of your own. It lists the sessions
 * of the account that is this tab's. Without options one Clerk has one adapter, so that a component may ask for it while it
 * renders. With options, make one and keep it.
 *
 * @throws {TypeError} where an argument is wrong.
 */
export function clerkAdapter(clerk: ClerkInstance, options?: ClerkAdapterOptions): SessionsAdapter {
  if (options !== undefined) return createAdapter(clerk, options);
  const adapter = adapters.get(clerk) ?? createAdapter(clerk, {});
  adapters.set(clerk, adapter);
  return adapter;
}

const adapters = new WeakMap<ClerkInstance, SessionsAdapter>();

function createAdapter(clerk: ClerkInstance, options: ClerkAdapterOptions): SessionsAdapter {
  const given: unknown = clerk;
  if (!isFields(given) || !("session" in given && "client" in given))
    throw new TypeError("clerkAdapter: pass what useClerk returns, or a Clerk instance.");
  const { name, timeoutMs: ms } = resolveOptions(options);
  /** This tab's session when it was last read, and the rows that it was shown, each to be revoked once. */
  let lastId: string | undefined;
  const rows = new Map<string, Row>();

  const read = async (signal: AbortSignal): Promise<SessionsRead> => {
    const answer = await readSessions(clerk, signal, lastId);
    lastId = answer.caller.id;
    rows.clear();
    for (const row of answer.rows) rows.set(row.id, row);
    return answer;
  };

  const rowOf = async (id: string, signal: AbortSignal): Promise<Row> => {
    const caller = await readCaller(clerk, lastId);
    // The rows were shown to another account in this browser, and nothing of this one's list would say what became of them.
    // trap: clerk-second-account
    if (lastId !== undefined && caller.id !== lastId && caller.id !== id)
      throw new SessionsError("current-unknown", "The account changed after its sessions were listed.");
    if (caller.actor) throw new SessionsError("forbidden", "While impersonating, sessions are read-only.");
    if (!rows.has(id)) await read(signal);
    // Clerk's client sends that too. The account may have changed while it was asked.
    // trap: clerk-own-session
    if (id === caller.id || id === clerk.session?.id)
      throw new SessionsError("current-session", "This session asks; use clerk.signOut().");
    const row = rows.get(id);
    if (!row) throw new SessionsError("not-found", "This user has no session of this id any more.");
    return row;
  };

  const call = <T>(
    what: string,
    work: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> =>
    withDeadline(
      (inner) =>
        work(inner).catch((thrown) => {
          throw clerkError(what, thrown);
        }),
      {
        // trap: clerk-no-deadline
        ms,
        // trap: clerk-no-signal
        signal,
        what,
      },
    );

  return {
    name,

    listSessions: ({ signal } = {}) =>
      call("Listing sessions", async (inner) => toSessionList(await read(inner)), signal),

    revokeSession: (id) =>
      call("Ending a session", async (signal) => {
        const row = await rowOf(id, signal);
        // What the deadline has called unanswered must not be sent after it.
        // trap: clerk-late-request
        signal.throwIfAborted();
        // It changes in place: what failed once may name no session any more.
        // trap: clerk-row-changes
        rows.delete(id);
        await revokeRow(row).catch(async (thrown) => {
          // A failing server says 401 too; only an answer that lacks this session proves that it has ended.
          // trap: clerk-401
          if (isFields(thrown) && thrown.status === 401)
            await readCaller(clerk, lastId).catch((error) => {
              // A refusal of this question says nothing of the revocation, which may have taken effect.
              if (error instanceof SessionsError && error.code === "unauthenticated") throw error;
            });
          throw thrown;
        });
      }),
  };
}

/**
 * Ends the session of a row, and believes only an answer that says so.
 *
 * @throws whatever Clerk's client throws, and SessionsError.
 */
async function revokeRow(row: Row): Promise<void> {
  let result: unknown = row;
  // A method of the row: without its `this` it fails.
  // trap: clerk-lost-this
  result = await row.revoke();
  const status = isFields(result) ? result.status : undefined;
  // trap: clerk-answer-without-status
  if (!status) throw new SessionsError("bad-response", "Clerk's answer has no status; check proxyUrl.");
  // Offline, and in what Clerk takes for a bot, a request that failed resolves, with the row as it was.
  // trap: clerk-false-success
  if (!hasEnded(status))
    throw new SessionsError("network", "Clerk's client resolved, but the session has not ended. List again.");
}
