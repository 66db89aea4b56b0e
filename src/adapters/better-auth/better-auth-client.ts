/** What the adapter sets on each call; Better Auth's client hands it on to its fetch. */
export interface BetterAuthFetchOptions {
  signal?: AbortSignal;
  cache?: "no-store";
  query?: { disableCookieCache: true };
  retry?: number;
  onResponse?(context: { response: Response }): void;
}

/**
 * The part of Better Auth's client that the adapter calls, as `createAuthClient()` of `better-auth/client` and
 * `better-auth/react` returns it, with whatever plugins.
 */
export interface BetterAuthClient {
  getSession(options?: { fetchOptions?: BetterAuthFetchOptions }): Promise<unknown>;
  listSessions(options?: { fetchOptions?: BetterAuthFetchOptions }): Promise<unknown>;
  revokeSession(options: { token: string; fetchOptions?: BetterAuthFetchOptions }): Promise<unknown>;
  revokeOtherSessions(options?: { fetchOptions?: BetterAuthFetchOptions }): Promise<unknown>;
}
