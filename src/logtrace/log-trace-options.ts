import { demandFor } from "../core/check-options.ts";
import { isFields } from "../core/fields.ts";
import { isDeadline } from "../core/with-deadline.ts";
import type { LogTraceError } from "./log-trace-client.ts";

/** Which LogTrace is written to, with which keys, and what happens while it does not take records. */
export interface LogTraceRecorderOptions {
  /** The root of your LogTrace's API, up to and without "/v1". There is no default: LogTrace's own pages name several. */
  baseUrl: string;
  /** An API key of LogTrace. Keep it on the server. It can write but not read. */
  apiKey: string;
  /**
   * A secret of your own, 32 characters or more, that LogTrace never gets. In place of a session's id, LogTrace gets its
   * HMAC-SHA-256 under this key. After a change of the key, sign-outs no longer find the sign-ins recorded before it.
   */
  referenceKey: string;
  /**
   * How your version of LogTrace spells the status of a session that has begun. It is case-sensitive. Default "active".
   * Older versions take "ACTIVE". They also get the older record, with IP address and user agent but without endpoint
   * and method.
   */
  status?: string;
  /** How many records may wait in memory while LogTrace does not take them. Default 1000; then the oldest is dropped. */
  queue?: number;
  /** Deadline of each request, in milliseconds. Default 10000. */
  timeoutMs?: number;
  /**
   * Called with what LogTrace did not take, and with what was dropped. Nothing of it ever reaches the person who is
   * signed in. Default: one line on the console.
   */
  onError?: (error: LogTraceError) => unknown;
}

/** The options that decide what is sent, with their defaults. */
type ResolvedRecorderOptions = Required<Omit<LogTraceRecorderOptions, "onError">>;

/** @throws {TypeError} that says which option is wrong, and why. */
export function resolveRecorderOptions(options: LogTraceRecorderOptions): ResolvedRecorderOptions {
  const demand = demandFor("logTraceRecorder");
  demand(isFields(options), "pass { baseUrl, apiKey, referenceKey }");
  const { apiKey, referenceKey, status = "active", queue = 1000, timeoutMs = 10_000, onError } = options;
  const baseUrl = checkBaseUrl(options.baseUrl, demand);
  demand(isHeaderValue(apiKey), "apiKey must be an API key of LogTrace, without spaces");
  demand(
    typeof referenceKey === "string" && referenceKey.length >= 32,
    "referenceKey must be a secret text of 32 characters or more, else session ids could be guessed from what is recorded",
  );
  demand(referenceKey !== apiKey, "referenceKey must not be the apiKey, which LogTrace knows");
  demand(
    typeof status === "string" && /^\S+$/.test(status),
    'status must be one word, such as "active" or "ACTIVE"',
  );
  demand(
    Number.isInteger(queue) && queue >= 1,
    `queue can't be ${String(queue)}; it is how many records may wait, 1 or more`,
  );
  checkTimeout(timeoutMs, demand);
  demand(onError === undefined || typeof onError === "function", "onError must be a function");
  return { baseUrl, apiKey, referenceKey, status, queue, timeoutMs };
}

/** Which LogTrace is read, with whose token, and whose sessions. */
export interface LogTraceHistoryOptions {
  /** The root of your LogTrace's API, up to and without "/v1". */
  baseUrl: string;
  /**
   * The token of a user of LogTrace's dashboard, since an API key can't read. Keep it on the server: it reads the records
   * of the whole organisation. A function is called before each request, for a token that expires.
   */
  bearerToken: string | (() => string | Promise<string>);
  /** Whose sessions: the `userId` of their recorded sign-ins. Take it from your own session, never from a request. */
  userId: string;
  /** Id of the organisation in LogTrace. Needed if the dashboard's user is in several. */
  organizationId?: string;
  /** Deadline of each method, in milliseconds. Default 10000. */
  timeoutMs?: number;
}

export type ResolvedHistoryOptions = Required<Omit<LogTraceHistoryOptions, "organizationId">> & {
  organizationId: string | undefined;
};

/** @throws {TypeError} that says which option is wrong, and why. */
export function resolveHistoryOptions(options: LogTraceHistoryOptions): ResolvedHistoryOptions {
  const demand = demandFor("logTraceHistory");
  demand(isFields(options), "pass { baseUrl, bearerToken, userId }");
  const { bearerToken, userId, organizationId, timeoutMs = 10_000 } = options;
  const baseUrl = checkBaseUrl(options.baseUrl, demand);
  demand(
    isHeaderValue(bearerToken) || typeof bearerToken === "function",
    'bearerToken must be the token of a dashboard user, without "Bearer" and spaces, or a function that returns it',
  );
  demand(
    typeof userId === "string" && userId !== "",
    "userId must be a text that is not empty: records without a user belong to nobody",
  );
  demand(
    organizationId === undefined || isHeaderValue(organizationId),
    "organizationId must be the id of an organisation of LogTrace",
  );
  checkTimeout(timeoutMs, demand);
  return { baseUrl, bearerToken, userId, organizationId, timeoutMs };
}

type Demand = ReturnType<typeof demandFor>;

/**
 * The root of LogTrace's API, without a slash at its end. Errors don't repeat the value: it might hold a password.
 *
 * @throws {TypeError} if it is not such a URL.
 */
function checkBaseUrl(baseUrl: unknown, demand: Demand): string {
  const base = String(baseUrl).replace(/\/+$/, "");
  demand(
    /^https?:\/\/[^/\\?#@\s]+(\/[^\\?#@\s]*)?$/.test(base) && URL.canParse(base),
    'baseUrl must be the http or https URL of your LogTrace, without user, query and fragment, such as "https://logtrace.example"',
  );
  // LogTrace's own clients and pages disagree about whether the base URL ends with /v1 (trap: logtrace-base-url).
  demand(!/\/v1(\/|$)/.test(base), 'baseUrl must end before "/v1": the paths from there on are added to it');
  return base;
}

function checkTimeout(timeoutMs: unknown, demand: Demand): void {
  demand(isDeadline(timeoutMs), `timeoutMs can't be ${String(timeoutMs)}; it is milliseconds, 1 or more`);
}

/** True for a text that a header can carry as it is: visible ASCII, no space, no line break. */
export function isHeaderValue(value: unknown): value is string {
  return typeof value === "string" && /^[!-~]+$/.test(value);
}

/**
 * Reports to the operator. Whatever `onError` throws is ignored, so that nothing fails because LogTrace did. Without
 * `onError`, each error is one line on the console.
 *
 * @param factory the function that takes the option: the line on the console names it.
 */
export function reporterOf(
  onError: ((error: LogTraceError) => unknown) | undefined,
  factory: string,
): (error: LogTraceError) => void {
  const log = ({ message }: LogTraceError): void => {
    // biome-ignore lint/suspicious/noConsole: without onError, a lost record would vanish.
    console.error(`your-devices: ${message} Pass onError to ${factory} to handle this.`);
  };
  return (error) => {
    new Promise((resolve) => resolve((onError ?? log)(error))).catch(() => {});
  };
}
