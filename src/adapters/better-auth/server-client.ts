import { SessionsError, type SessionsErrorCode } from "../../core/errors.ts";
import { fieldsOf } from "../../core/fields.ts";

/**
 * What the adapter uses of the application's own `auth`. What `betterAuth()` returns fits, with any plugins and additional
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

/** What the adapter reads of Better Auth's context. Durations are in seconds. */
export interface BetterAuthContext {
  options: object;
  secondaryStorage?: { get(key: string): unknown } | undefined;
  sessionConfig: { updateAge: number; freshAge: number; expiresIn: number };
  authCookies: {
    sessionToken: { name: string };
    sessionData: { attributes: { maxAge?: number | undefined } };
  };
  /** Reads the secondary storage too. Reads at most `advanced.database.defaultFindManyLimit` rows of a database. */
  internalAdapter: {
    listSessions(userId: string, options: { onlyActiveSessions: true }): Promise<unknown[]>;
    findSession(token: string): Promise<{ session: object } | null>;
    updateSession(token: string, changes: Record<string, unknown>): Promise<unknown>;
  };
  /** Reads the database alone. */
  adapter: {
    findMany(query: {
      model: "session";
      where: { field: string; value: string | Date; operator?: "gt" | "lte" }[];
      limit: number;
      sortBy?: { field: string; direction: "desc" };
    }): Promise<unknown[]>;
  };
}

/**
 * Runs one method of Better Auth and returns what it returns.
 *
 * @param method its name, for the message of the error.
 * @throws {SessionsError} for whatever it throws.
 */
export async function callBetterAuth<T>(method: string, run: () => T): Promise<Awaited<T>> {
  try {
    return await run();
  } catch (failure) {
    // Internal methods throw what the database threw, with statements and tokens in it
    // (trap: better-auth-server-raw-errors -> failure).
    throw serverError(method, failure);
  }
}

type Meaning = [SessionsErrorCode, why: string];

/** By HTTP status. Better Auth's own methods never throw these two: they come from the application's hooks. */
const refusals = new Map<unknown, Meaning>([
  [403, ["forbidden", "a hook said no"]],
  [429, ["rate-limited", "a hook said: too many requests"]],
]);

/**
 * What a method of Better Auth threw, as our error. Neither the original nor its text is kept: they may hold a statement
 * of the database, and with it a token.
 */
export function serverError(method: string, failure: unknown): SessionsError {
  const { statusCode, body } = fieldsOf(failure);
  const [code, why] = refusals.get(statusCode) ?? ["backend", "see the server's log"];
  const [serverCode = ""] = /^[A-Z_]{3,64} $/.exec(`${fieldsOf(body).code} `) ?? [];
  const status = typeof statusCode === "number" ? statusCode : "no status";
  return new SessionsError(code, `${method} failed (${serverCode}${status}): ${why}.`);
}
