import type { BetterAuthContext } from "./better-auth-context.ts";

/**
 * The part of the application's own `auth` that the adapter calls, as `betterAuth()` returns it, with whatever plugins and
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
