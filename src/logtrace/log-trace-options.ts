import { isFields } from "../core/fields.ts";
import { isDeadline } from "../core/with-deadline.ts";
import type { LogTraceError } from "./log-trace-client.ts";

export interface LogTraceRecorderOptions {
  /** The root of your LogTrace's API, up to and without "/v1". LogTrace's own pages name several, so there is no default. */
  baseUrl: string;
  /** An API key of LogTrace, kept on the server. It can write and not read. */
  apiKey: string;
  /**
   * A secret of your own, 32 characters or more, that LogTrace never gets. LogTrace is given the HMAC-SHA-256 of each
   * session's id under this key in place of the id. A new key makes sessions that were recorded before it unknown.
   */
  referenceKey: string;
  /**
   * How this version of LogTrace spells the status of a session that has begun, case-sensitive. Default "active"; older
   * versions take "ACTIVE", and with it the older record: IP address and user agent, without endpoint and method.
   */
  status?: string;
  /** How many records wait at most, in memory, while LogTrace does not take them. Default 1000; then the oldest goes. */
  queue?: number;
  /** Deadline of each request, in milliseconds. Default 10000. */
  timeoutMs?: number;
  /**
   * Called with what LogTrace did not take, and what was dropped. Default: one line on the console. Nothing of it ever
   * reaches the person who is signed in.
   */
  onError?: (error: LogTraceError) => unknown;
}

/** The options that decide what is sent, with their defaults. */
type ResolvedRecorderOptions = Required<Omit<LogTraceRecorderOptions, "onError">>;

const recorderFactory = "logTraceRecorder";

/** @throws {TypeError} which option is wrong, and why. */
export function resolveRecorderOptions(options: LogTraceRecorderOptions): ResolvedRecorderOptions {
  demand(isFields(options), `${recorderFactory}: pass { baseUrl, apiKey, referenceKey }`);
  const { apiKey, referenceKey, status = "active", queue = 1000, timeoutMs = 10_000, onError } = options;
  const baseUrl = checkBaseUrl(options.baseUrl, recorderFactory);
  demand(isHeaderValue(apiKey), `${recorderFactory}: apiKey must be an API key of LogTrace, without spaces`);
  demand(
    typeof referenceKey === "string" && referenceKey.length >= 32,
    `${recorderFactory}: referenceKey must be a secret text of 32 characters or more, else session ids could be guessed from what is recorded`,
  );
  demand(
    referenceKey !== apiKey,
    `${recorderFactory}: referenceKey must not be the apiKey, which LogTrace knows`,
  );
  demand(
    typeof status === "string" && /^\S+$/.test(status),
    `${recorderFactory}: status must be one word, such as "active" or "ACTIVE"`,
  );
  demand(
    Number.isInteger(queue) && queue >= 1,
    `${recorderFactory}: queue can't be ${String(queue)}; it is how many records may wait, 1 or more`,
  );
  checkTimeout(timeoutMs, recorderFactory);
  demand(
    onError === undefined || typeof onError === "function",
    `${recorderFactory}: onError must be a function`,
  );
  return { baseUrl, apiKey, referenceKey, status, queue, timeoutMs };
}

export interface LogTraceHistoryOptions {
  /** The root of your LogTrace's API, up to and without "/v1". */
  baseUrl: string;
  /**
   * The token of a user of LogTrace's dashboard, kept on the server: an API key can't read. It reads the records of the
   * whole organisation. A function is called before each request, for a token that expires.
   */
  bearerToken: string | (() => string | Promise<string>);
  /** Whose sessions: the `userId` with which their sign-ins were recorded. From your own session, never from a request. */
  userId: string;
  /** Where the dashboard's user is in several organisations. */
  organizationId?: string;
  /** Deadline of each method, in milliseconds. Default 10000. */
  timeoutMs?: number;
}

export type ResolvedHistoryOptions = Required<Omit<LogTraceHistoryOptions, "organizationId">> & {
  organizationId: string | undefined;
};

const historyFactory = "logTraceHistory";

/** @throws {TypeError} which option is wrong, and why. */
export function resolveHistoryOptions(options: LogTraceHistoryOptions): ResolvedHistoryOptions {
  demand(isFields(options), `${historyFactory}: pass { baseUrl, bearerToken, userId }`);
  const { bearerToken, userId, organizationId, timeoutMs = 10_000 } = options;
  const baseUrl = checkBaseUrl(options.baseUrl, historyFactory);
  demand(
    isHeaderValue(bearerToken) || typeof bearerToken === "function",
    `${historyFactory}: bearerToken must be the token of a dashboard user, without "Bearer" and spaces, or a function that returns it`,
  );
  demand(
    typeof userId === "string" && userId !== "",
    `${historyFactory}: userId must be a text that is not empty: records without a user are nobody's`,
  );
  demand(
    organizationId === undefined || isHeaderValue(organizationId),
    `${historyFactory}: organizationId must be the id of an organisation of LogTrace`,
  );
  checkTimeout(timeoutMs, historyFactory);
  return { baseUrl, bearerToken, userId, organizationId, timeoutMs };
}

/**
 * The root of LogTrace's API without a slash at its end. The value itself is never repeated in an error: it might hold
 * a password.
 *
 * @throws {TypeError} where it is no such URL.
 */
function checkBaseUrl(baseUrl: unknown, factory: string): string {
  const base = String(baseUrl).replace(/\/+$/, "");
  demand(
    /^https?:\/\/[^/\\?#@\s]+(\/[^\\?#@\s]*)?$/.test(base) && URL.canParse(base),
    `${factory}: baseUrl must be the http or https URL of your LogTrace, without user, query and fragment, such as "https://logtrace.example"`,
  );
  // LogTrace's own clients and pages disagree about where the path begins.
  // trap: logtrace-base-url
  demand(
    !/\/v1(\/|$)/.test(base),
    `${factory}: baseUrl must end before "/v1": the paths from there on are added to it`,
  );
  return base;
}

/** @throws {TypeError} where `setTimeout` would take it for no time at all. */
function checkTimeout(timeoutMs: unknown, factory: string): void {
  demand(
    isDeadline(timeoutMs),
    `${factory}: timeoutMs can't be ${String(timeoutMs)}; it is milliseconds, 1 or more`,
  );
}

/** @throws {TypeError} naming whose option is wrong, and how. */
export function demand(isRight: unknown, what: string): void {
  if (!isRight) throw new TypeError(`${what}.`);
}

/** True for a text that goes into one header as it is: visible ASCII, no space, no line break. */
export function isHeaderValue(value: unknown): value is string {
  return typeof value === "string" && /^[!-~]+$/.test(value);
}

/**
 * Tells whoever runs the application, and nobody else. Whatever `onError` throws is ignored. Without one it is a line on
 * the console that names the `factory` that takes it.
 */
export function reporterOf(
  onError: LogTraceRecorderOptions["onError"],
  factory: string,
): (error: LogTraceError) => void {
  const log = ({ message }: LogTraceError): void => {
    // biome-ignore lint/suspicious/noConsole: a lost record must not vanish where nobody passed onError.
    console.error(`your-devices: ${message} Pass onError to ${factory} to handle this.`);
  };
  return (error) => {
    new Promise((resolve) => resolve((onError ?? log)(error))).catch(() => {});
  };
}
