import type { SessionLocation } from "../../contract.ts";
import { demandFor } from "../../core/check-options.ts";
import { isFields } from "../../core/fields.ts";
import { isDeadline, withDeadline } from "../../core/with-deadline.ts";
import type { SqlSessions } from "../../server/sql/index.ts";
import type { OwnSessions } from "./own-sessions.ts";

/** What is used of an adapter of Auth.js. Every one of them fits, those of NextAuth.js 4 too. */
export interface AuthJsAdapter {
  createSession?(session: { sessionToken: string; userId: string; expires: Date }): unknown;
  deleteSession?(sessionToken: string): unknown;
}

/** How sign-ins are recorded. */
export interface RecordSignInsOptions {
  /** What `authJsSessions` returned. */
  sessions: SqlSessions;
  /**
   * The headers of the request that is handled, since Auth.js tells them to no adapter. In Next: `headers` of
   * `next/headers`; elsewhere an `AsyncLocalStorage` round your handler has them.
   */
  headers: () => Headers | Promise<Headers>;
  /** The address of the client, from a header that your own proxy sets. Default: it is not recorded. */
  ipAddress?: ((headers: Headers) => string | null | undefined) | undefined;
  /** The place of the client, if your host tells it in headers. Default: it is not recorded. */
  location?: ((headers: Headers) => SessionLocation | null | undefined) | undefined;
  /** For how long a sign-in or a sign-out waits for its record, in milliseconds. Default 3000. */
  timeoutMs?: number | undefined;
  /** Is told of a record that failed. The sign-in has not. */
  onError?: ((error: unknown) => void) | undefined;
}

const demand = demandFor("recordAuthJsSignIns");

/** Of what `authJsSessions` has returned: what it knows of its table beside its public methods. */
export const ownSessionsOf: WeakMap<object, OwnSessions> = new WeakMap();

/**
 * The same adapter of Auth.js, which records each sign-in with its device, and each sign-out with its time. Auth.js's events
 * see no request, so this is done round `createSession` and `deleteSession`. A record that fails or is late changes nothing
 * for the person; `touch` in the `session` callback fills in what it has missed.
 *
 * @throws {TypeError} if an option is wrong.
 */
export function recordAuthJsSignIns<T extends AuthJsAdapter>(
  authAdapter: T,
  options: RecordSignInsOptions,
): T {
  demand(isFields(authAdapter), "pass the adapter that you give to Auth.js");
  demand(isFields(options), "pass { sessions, headers } after the adapter");
  const { sessions, headers, ipAddress, location, timeoutMs: ms = 3_000, onError } = options;
  demand(typeof sessions?.recordSignIn === "function", "sessions must be what authJsSessions returns");
  demand(typeof headers === "function", "headers must be a function that returns the request's headers");
  demand(isDeadline(ms), `timeoutMs can't be ${String(ms)}; it is milliseconds, 1 or more`);

  const quietly = async <R>(what: string, work: () => Promise<R>): Promise<R | undefined> => {
    try {
      return await withDeadline(work, { ms, what });
    } catch (error) {
      new Promise((resolve) => resolve(onError?.(error))).catch(() => {});
      return undefined;
    }
  };

  const recording: AuthJsAdapter = {
    ...(authAdapter.createSession && {
      async createSession(session) {
        const created: unknown = await authAdapter.createSession?.(session);
        // Auth.js tells its events no request (trap: authjs-events-without-request).
        await quietly("Recording a sign-in", async () => {
          const known = await headers();
          await sessions.recordSignIn({
            userId: session.userId,
            key: session.sessionToken,
            userAgent: known.get("user-agent"),
            ipAddress: ipAddress?.(known),
            location: location?.(known),
          });
        });
        return created;
      },
    }),
    ...(authAdapter.deleteSession && {
      async deleteSession(sessionToken) {
        const own = ownSessionsOf.get(sessions);
        const finish = await quietly("Recording a sign-out", async () => own?.beginEnd(sessionToken));
        const deleted: unknown = await authAdapter.deleteSession?.(sessionToken);
        // The row goes without a trace: a later list would know neither when nor why (trap: authjs-events-without-end).
        if (finish) await quietly("Recording a sign-out", finish);
        return deleted;
      },
    }),
  };
  return { ...authAdapter, ...recording };
}
