import type { LogTraceError } from "./log-trace-error.ts";

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
