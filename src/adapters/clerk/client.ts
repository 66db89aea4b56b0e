import { SessionsError, type SessionsErrorCode } from "../../core/errors.ts";
import { type Fields, isFields } from "../../core/fields.ts";

/** A session of Clerk's client, with the user whose sessions are listed. */
export interface ClerkSession {
  readonly id: string;
  readonly status: string;
  /** Not null: somebody else acts as the user. */
  readonly actor?: unknown;
  readonly user: { getSessions(): Promise<unknown[]> } | null;
}

/** The part of Clerk that the adapter uses, as `useClerk()` returns it or `new Clerk(…)` makes it. */
export interface ClerkInstance {
  /** This tab's session. */
  readonly session?: { readonly id: string } | null | undefined;
  /** This browser, with all accounts that are signed in on it; undefined until Clerk has loaded. */
  readonly client?:
    | {
        readonly id?: string | undefined;
        readonly sessions: readonly ClerkSession[];
        reload(): Promise<unknown>;
      }
    | undefined;
}

/** A session with its activity, as `getSessions()` returns it. `revoke` changes it in place. */
export interface Row extends Fields {
  id: string;
  revoke(): Promise<unknown>;
}

export function isRow(row: unknown): row is Row {
  return isFields(row) && typeof row.id === "string" && typeof row.revoke === "function";
}

/** Nothing but a status that Clerk names an end proves one: a status that is missing or new does not. */
export function hasEnded(status: unknown): boolean {
  return /^(abandoned|ended|expired|removed|replaced|revoked)$/.test(`${status}`);
}

type Meaning = [SessionsErrorCode, why: string];

/** By Clerk's code, by the name of what was thrown, or by HTTP status. */
const meanings = new Map<unknown, Meaning>([
  // trap: clerk-reverification
  ["session_reverification_required", ["reauth-required", "the person has to verify again"]],
  // trap: clerk-own-session-refused
  ["invalid_action_for_session", ["forbidden", "Clerk does not end this session"]],
  // trap: clerk-not-authorized
  ["action_for_session_not_authorized", ["forbidden", "not this user's"]],
  ["resource_not_found", ["not-found", "it has ended or never was"]],
  ["network_error", ["network", "no connection"]],
  ["SyntaxError", ["bad-response", "no JSON; check proxyUrl"]],
  [403, ["forbidden", "not allowed"]],
  [429, ["rate-limited", "too many requests"]],
]);
const longestWait = 3600;

/**
 * What Clerk's client threw, in our words. The original is never kept as `cause`: it may hold a request. Its class is of
 * no use, since the CDN's build and the npm packages have one each, and minified names.
 */
export function clerkError(what: string, thrown: unknown): SessionsError {
  if (thrown instanceof SessionsError) return thrown;
  const failure: Fields = isFields(thrown) ? thrown : {};
  const { name, message, errors, retryAfter } = failure;
  let { code, status } = failure;
  // trap: clerk-error-classes
  if (Array.isArray(errors)) code = isFields(errors[0]) ? errors[0].code : undefined;
  // A network failure is a plain Error without any code.
  // trap: clerk-plain-network-error
  if (status === undefined && /network error/i.test(`${message}`)) code = "network_error";
  const [ours, why] = meanings.get(code) ??
    meanings.get(name) ??
    meanings.get(status) ?? ["backend", "see Clerk's dashboard"];
  const said = /^[a-z_]{3,64}$/.exec(`${code}`)?.[0] ?? "no code";
  const error: { retryAfterSeconds?: number } = {};
  // trap: clerk-retry-after
  if (Number(retryAfter) > 0) error.retryAfterSeconds = Math.min(Math.ceil(Number(retryAfter)), longestWait);
  return new SessionsError(ours, `${what} failed (${status ?? "no answer"}, ${said}): ${why}.`, error);
}
