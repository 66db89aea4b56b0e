/** One request that is to reach LogTrace. */
export interface LogTraceRecord {
  kind: "sign-in" | "sign-out";
  sessionId: string;
  /** All but the token. */
  body: object;
}
