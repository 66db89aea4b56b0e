import { SessionsError, type SessionsErrorCode } from "../../core/errors.ts";
import { isFields } from "../../core/fields.ts";

/**
 * The part of the application's own `auth` that the adapter calls, as `betterAuth()` returns it, with whatever plugins and
 * fields.
 */
export interface BetterAuthServer {
  $context: Promise<BetterAuthContext>;
  api: {
    getSession(call: {
      headers: Headers;
      query: { disableCookieCache: true; disableRefresh: true };
    }): Promise<unknown>;
    revokeSession(call: {
      headers: Headers;
      body: { token: string };
      query: { disableRefresh: true };
    }): Promise<unknown>;
  };
}

/** The part of Better Auth's context that the adapter reads. Durations are in seconds. */
export interface BetterAuthContext {
  options: object;
  secondaryStorage?: unknown;
  sessionConfig: { updateAge: number; freshAge: number; expiresIn: number };
  authCookies: { sessionData: { attributes: { maxAge?: number | undefined } } };
  /** Knows the secondary storage too. Reads at most `advanced.database.defaultFindManyLimit` rows of a database. */
  internalAdapter: {
    listSessions(userId: string, options: { onlyActiveSessions: true }): Promise<unknown[]>;
    findSession(token: string): Promise<{ session: object } | null>;
    updateSession(token: string, changes: Record<string, unknown>): Promise<unknown>;
  };
  /** The database alone. */
  adapter: {
    findMany(query: {
      model: "session";
      where: { field: string; value: string | Date; operator?: "gt" }[];
      limit: number;
      sortBy?: { field: string; direction: "desc" };
    }): Promise<unknown[]>;
  };
}

/**
 * The answer of one call of Better Auth.
 *
 * @throws {SessionsError} whatever it threw.
 */
export async function call<T>(method: string, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (failure) {
    // trap: better-auth-server-raw-errors
    throw callError(method, failure);
  }
}

type Meaning = [SessionsErrorCode, why: string];

/** Better Auth's own calls never answer these: they are the application's hooks. */
const refusals = new Map<unknown, Meaning>([
  [403, ["forbidden", "a hook of the application said no"]],
  [429, ["rate-limited", "a hook of the application said that there were too many requests"]],
]);

/**
 * What a call of Better Auth threw, in our words. The original is never kept as `cause`, nor its text: it may hold a
 * statement of the database, and with it a token.
 */
export function callError(method: string, failure: unknown): SessionsError {
  const { statusCode, body } = isFields(failure) ? failure : {};
  const [code, why] = refusals.get(statusCode) ?? ["backend", "see the server's log"];
  const serverCode = isFields(body) ? /^[A-Z_]{3,64}$/.exec(`${body.code}`) : null;
  const status = typeof statusCode === "number" ? statusCode : "no status";
  return new SessionsError(
    code,
    `${method} failed (${serverCode ? `${serverCode} ` : ""}${status}): ${why}.`,
  );
}
