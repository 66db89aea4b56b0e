export interface ClerkAdapterOptions {
  /** Part of the query key. Two adapters on one page need two names. Default "clerk". */
  name?: string;
  /** Deadline of each method, in milliseconds. Clerk's own client has none and tries for up to 38 s. Default 15000. */
  timeoutMs?: number;
}
