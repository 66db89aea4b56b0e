import type { SessionsAdapter } from "../../contract.ts";
import { SessionsError } from "../../core/errors.ts";
import { isFields } from "../../core/fields.ts";
import { sendInTime } from "../../core/with-deadline.ts";
import { type ClerkInstance, hasEnded, type Row, requestClerk, stateOf } from "./client.ts";
import { toSessionList } from "./map.ts";
import { type ClerkAdapterOptions, resolveOptions } from "./options.ts";
import { readCurrent, readSessions, type SessionsRead } from "./read.ts";

export type { ClerkAdapterOptions, ClerkInstance };

/**
 * An adapter for Clerk in the browser, which uses the application's own client: `clerkAdapter(useClerk())`, or a
 * `Clerk` of your own. It lists the sessions of the account that is active in this tab.
 *
 * Without options, one Clerk instance always gets the same adapter, so a component may call this while it renders.
 * With options, each call makes a new adapter: make one and keep it.
 *
 * @throws {TypeError} if `clerk` is not a Clerk instance, or an option is wrong.
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
  const { name, timeoutMs: ms, sessionLimit } = resolveOptions(options);
  const listen = clerk.addListener?.bind(clerk);
  /** The current session of the last reading. */
  let lastId: string | undefined;
  /** The rows of the last reading by their ids, without those that were sent to be revoked. */
  const rows = new Map<string, Row>();

  const read = async (signal: AbortSignal): Promise<SessionsRead> => {
    const found = await readSessions(clerk, signal, lastId);
    lastId = found.current.id;
    rows.clear();
    for (const row of found.rows) rows.set(row.id, row);
    return found;
  };

  /** The row to revoke. @throws {SessionsError} if the session must not or cannot be revoked. */
  const rowOf = async (id: string, signal: AbortSignal): Promise<Row> => {
    const current = await readCurrent(clerk, lastId);
    // After a switch of accounts the page still shows the rows of the former one, and no list of the new account can
    // say what became of them (trap: clerk-second-account).
    if (lastId !== undefined && current.id !== lastId && current.id !== id)
      throw new SessionsError("current-unknown", "The account changed after its sessions were listed.");
    if (current.actor) throw new SessionsError("forbidden", "While impersonating, sessions are read-only.");
    if (!rows.has(id)) await read(signal);
    // Clerk's client would send this, and the account may have changed since it was read (trap: clerk-own-session).
    if (id === current.id || id === clerk.session?.id)
      throw new SessionsError("current-session", "This is the current session; use clerk.signOut().");
    const row = rows.get(id);
    if (!row) throw new SessionsError("not-found", "This user has no session of this id any more.");
    return row;
  };

  const revoke = async (row: Row): Promise<void> => {
    // revoke() changes its row in place, and without its id the row asks for another path (trap: clerk-row-changes).
    rows.delete(row.id);
    try {
      await revokeRow(row);
    } catch (thrown) {
      // A failing server may say 401 too, so Clerk is asked whether the current session has ended (trap: clerk-401).
      if (isFields(thrown) && thrown.status === 401) await throwIfSignedOut();
      throw thrown;
    }
  };

  /** Other failures are ignored: they say nothing about the revocation, which may have taken effect. */
  const throwIfSignedOut = async (): Promise<void> => {
    await readCurrent(clerk, lastId).catch((error) => {
      if (error instanceof SessionsError && error.code === "unauthenticated") throw error;
    });
  };

  return {
    name,

    listSessions: ({ signal } = {}) =>
      requestClerk(
        "Listing sessions",
        async (inner) => toSessionList(await read(inner), sessionLimit),
        ms,
        signal,
      ),

    revokeSession: (id) =>
      requestClerk(
        "Revoking a session",
        async (signal) => {
          const row = await rowOf(id, signal);
          // Clerk's client may respond after the deadline, when nobody expects a revocation
          // (trap: clerk-late-request -> await revoke(row)).
          await sendInTime(signal, () => revoke(row));
        },
        ms,
      ),

    ...(listen && {
      subscribe(onChange: () => void) {
        let known = stateOf(clerk);
        return listen(() => {
          const state = stateOf(clerk);
          // Clerk also tells of each new token and each click, and at once who is there (trap: clerk-busy-listener).
          if (state === undefined || state === known) return;
          known = state;
          onChange();
        });
      },
    }),
  };
}

/**
 * Revokes the session of a row, and believes only a response that says so.
 *
 * @throws {SessionsError} if the response does not say so. Clerk's client adds errors of its own.
 */
async function revokeRow(row: Row): Promise<void> {
  // revoke() is a method of its row and fails without it (trap: clerk-lost-this -> await (0, row.revoke)()).
  const result = await row.revoke();
  const status = isFields(result) ? result.status : undefined;
  // A response that is not a session empties the row, and revoke() still resolves
  // (trap: clerk-answer-without-status).
  if (!status) throw new SessionsError("bad-response", "Clerk's response has no status; check proxyUrl.");
  // Offline, or in a browser that Clerk takes for a bot, a failed request resolves with the row as it was
  // (trap: clerk-false-success).
  if (!hasEnded(status))
    throw new SessionsError("network", "Clerk's client resolved, but the session has not ended. List again.");
}
