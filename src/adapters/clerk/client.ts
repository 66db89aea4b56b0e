import { SessionsError, type SessionsErrorCode } from "../../core/errors.ts";
import { type Fields, isFields } from "../../core/fields.ts";
import { withDeadline } from "../../core/with-deadline.ts";

/** The application's Clerk instance, as far as the adapter uses it: what `useClerk()` or `new Clerk(…)` returns. */
export interface ClerkInstance {
  /** This tab's session. `null`: nobody is signed in. `undefined`: Clerk is loading or switching sessions. */
  readonly session?: { readonly id: string } | null | undefined;
  /** This browser, with the sessions of all accounts that are signed in on it. `undefined` until Clerk has loaded. */
  readonly client?:
    | {
        readonly id?: string | undefined;
        readonly sessions: readonly ClerkSession[];
        /** Reads this browser from Clerk's server: `GET /v1/client` of Clerk's Frontend API. */
        reload(): Promise<unknown>;
      }
    | undefined;
  /** Calls `listener` at once, and whenever anything that Clerk keeps in this tab has changed. */
  addListener?(listener: () => void): () => void;
}

/** A session of this browser, as `client.sessions` has it. */
export interface ClerkSession {
  readonly id: string;
  readonly status: string;
  /** Set while somebody else (support, an administrator) is signed in as the user. */
  readonly actor?: unknown;
  /** `getSessions()` lists the user's sessions on all devices: `GET /v1/me/sessions/active`. */
  readonly user: { readonly id: string; getSessions(): Promise<unknown[]> } | null;
}

/** A session on any device, as `getSessions()` returns it. */
export interface Row extends Fields {
  id: string;
  /** Ends the session and changes this row in place: `POST /v1/me/sessions/{id}/revoke`. */
  revoke(): Promise<unknown>;
}

export function isRow(row: unknown): row is Row {
  return isFields(row) && typeof row.id === "string" && typeof row.revoke === "function";
}

/**
 * What a subscriber wants to know: the session of this tab, and all of this browser with their statuses. Undefined while
 * Clerk switches sessions.
 */
export function stateOf({ session, client }: ClerkInstance): string | undefined {
  if (session === undefined) return undefined;
  return JSON.stringify([session?.id, client?.sessions.map(({ id, status }) => id + status).sort()]);
}

/** True for the statuses that Clerk gives to ended sessions. A missing or new status is not taken for an end. */
export function hasEnded(status: unknown): boolean {
  return /^(abandoned|ended|expired|removed|replaced|revoked)$/.test(`${status}`);
}

/**
 * Runs the requests that one method of the adapter makes through Clerk's client, with a deadline.
 *
 * @param what what is being done, for messages: "Listing sessions".
 * @param ms the deadline, in milliseconds.
 * @param signal aborting it rejects with `signal.reason`.
 * @throws {SessionsError} for every failure of Clerk's client, and `timeout` at the deadline.
 */
export function requestClerk<T>(
  what: string,
  request: (signal: AbortSignal) => Promise<T>,
  ms: number,
  signal?: AbortSignal,
): Promise<T> {
  return withDeadline(
    (inner) =>
      request(inner).catch((thrown) => {
        throw clerkError(what, thrown);
      }),
    {
      what,
      // Clerk's client has no deadline: it tries for up to 38 s, and after a 401 it retries for ever
      // (trap: clerk-no-deadline).
      ms,
      // Clerk's client takes no signal, so its promise is raced against one (trap: clerk-no-signal).
      signal,
    },
  );
}

type Meaning = [SessionsErrorCode, why: string];

/** By Clerk's error code, by the name of the thrown error, or by HTTP status. */
const meanings = new Map<unknown, Meaning>([
  // Clerk can demand that the person has verified within the last ten minutes (trap: clerk-reverification).
  ["session_reverification_required", ["reauth-required", "the person has to verify again"]],
  // This refusal does not say that the session is the current one (trap: clerk-own-session-refused).
  ["invalid_action_for_session", ["forbidden", "Clerk does not end this session"]],
  // This 401 is about the other session: the person is still signed in (trap: clerk-not-authorized).
  ["action_for_session_not_authorized", ["forbidden", "not this user's"]],
  ["resource_not_found", ["not-found", "it has ended or never was"]],
  ["network_error", ["network", "no connection"]],
  ["SyntaxError", ["bad-response", "no JSON; check proxyUrl"]],
  [403, ["forbidden", "not allowed"]],
  [429, ["rate-limited", "too many requests"]],
]);

/** In seconds. */
const longestWait = 3600;

/** Translates what Clerk's client threw. The original is not kept as `cause`, because it may hold a request. */
function clerkError(what: string, thrown: unknown): SessionsError {
  if (thrown instanceof SessionsError) return thrown;
  const failure: Fields = isFields(thrown) ? thrown : {};
  const { name, message, status, errors, retryAfter } = failure;
  // Clerk's error classes differ between its CDN and npm, with minified names: only fields tell
  // (trap: clerk-error-classes -> failure).
  const { code: clerkCode }: Fields = Array.isArray(errors) ? { ...errors[0] } : failure;
  // A network failure is a plain Error without code and status (trap: clerk-plain-network-error -> clerkCode).
  const reason = status === undefined && /network error/i.test(`${message}`) ? "network_error" : clerkCode;
  const [code, why] = meanings.get(reason) ??
    meanings.get(name) ??
    meanings.get(status) ?? ["backend", "see Clerk's dashboard"];
  const shown = /^[a-z_]{3,64}$/.exec(`${reason}`)?.[0] ?? "no code";
  const options: { retryAfterSeconds?: number } = {};
  // A 429 has the seconds of its Retry-After header in `retryAfter` (trap: clerk-retry-after).
  if (Number(retryAfter) > 0)
    options.retryAfterSeconds = Math.min(Math.ceil(Number(retryAfter)), longestWait);
  return new SessionsError(code, `${what} failed (${status ?? "no response"}, ${shown}): ${why}.`, options);
}
