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
