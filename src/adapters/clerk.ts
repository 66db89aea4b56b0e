import type { SessionsAdapter } from "../core/contract.ts";
import { isFields } from "../core/is-fields.ts";
import { SessionsError } from "../core/sessions-error.ts";
import { withDeadline } from "../core/with-deadline.ts";
import type { ClerkAdapterOptions } from "./clerk/clerk-adapter-options.ts";
import { clerkError } from "./clerk/clerk-error.ts";
import type { ClerkInstance } from "./clerk/clerk-instance.ts";
import type { Row } from "./clerk/is-row.ts";
import { readCaller } from "./clerk/read-caller.ts";
import { readSessions, type SessionsRead } from "./clerk/read-sessions.ts";
import { resolveOptions } from "./clerk/resolve-options.ts";
import { revokeRow } from "./clerk/revoke-row.ts";
import { toSessionList } from "./clerk/to-session-list.ts";

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
