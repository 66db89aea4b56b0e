/** What Better Auth's own client and endpoints do that an adapter in the browser has to know. */
export const betterAuthTraps: Readonly<Record<string, string>> = {
  "better-auth-429-without-code":
    "A rate limit gets 429 and a message, without the code that every other refusal has.",
  "better-auth-cacheable-tokens":
    "The list has no cache-control header, although it holds the tokens of all the user's sessions.",
  "better-auth-capped-list": "The list has at most 100 rows and does not say that there are more.",
  "better-auth-capped-others":
    "A request to revoke the others reads 100 rows, revokes these and says {status: true}, however many are left.",
  "better-auth-changed-account":
    "A browser can change its account (multi-session), and list-sessions and get-session each speak of the account that is active then.",
  "better-auth-changed-account-in-others":
    "Each further request to revoke the others revokes those of the account that is active by then.",
  "better-auth-cookie-cache":
    "With the cookie cache on, a revoked device still gets its session and the list with all tokens, unless the request bypasses the cache.",
  "better-auth-cookie-cache-lag":
    "With the cookie cache on, a revoked device goes on until its cache expires, and the client can't see that setting.",
  "better-auth-current-cut-off":
    "The list has the oldest 100 rows, so the current session, often the newest, can be missing.",
  "better-auth-dropped-session":
    "A customSession can leave the session out of get-session, and then nobody knows which one is current.",
  "better-auth-empty-404":
    "A wrong base path or method gets 404 and an empty body, as from any other server.",
  "better-auth-empty-texts": 'An unknown address and an unknown user agent are "".',
  "better-auth-expired-rows-in-front":
    "Expired rows stay in the database and count among the 100 that are read, so the others behind them are never revoked, however often one asks.",
  "better-auth-impersonator-acts":
    "Better Auth lets an administrator who impersonates a user revoke that user's sessions.",
  "better-auth-impersonator-lists":
    "While impersonating, the list hides the current session on purpose; it was not cut off.",
  "better-auth-listed-tokens":
    "The list holds the tokens of all the user's sessions. Each of them is enough to revoke that session or, with bearer(), to be that device.",
  "better-auth-masked-tokens":
    'Version 1.4.7 lists every token as "", and says {status: true} to a request to revoke that one.',
  "better-auth-not-fresh":
    "From a day after signing in (session.freshAge), the list is refused with 403 SESSION_NOT_FRESH.",
  "better-auth-null-session": "If nobody is signed in, get-session says 200 and null instead of 401.",
  "better-auth-outage-as-401":
    "If the storage fails while the session is read, the list is refused with 401, as if the session had ended.",
  "better-auth-refused-origin":
    "A request that revokes is refused with 403 INVALID_ORIGIN if its origin is not trusted.",
  "better-auth-retry-after-header":
    "The time to wait stands in X-Retry-After alone, which the client's error does not carry.",
  "better-auth-returned-error": "The client returns its errors beside `data: null` and throws nothing.",
  "better-auth-revived-dates": "The client turns texts that look like dates into Date objects.",
  "better-auth-revocable-current": "A request to revoke the current session is not refused.",
  "better-auth-revoked-by-token":
    "A session is revoked by its token alone, so one that was never listed has to be listed first.",
  "better-auth-stale-activity":
    "updatedAt is written once per session.updateAge, a day by default, so it can be a day behind.",
  "better-auth-thrown-error":
    "With fetchOptions.throw the client throws a BetterFetchError, whose code stands in its member `error`.",
  "better-auth-thrown-network-failure":
    "Without a response the client throws fetch's own TypeError, although it returns all other errors.",
  "better-auth-ungated-others":
    "A day after signing in, revoking the others works and the list that would say what was revoked is refused.",
  "better-auth-ungated-revocation":
    "A day after signing in, revoking works and the list is refused, so a session whose token is known must be revoked without a new list.",
  "better-auth-unmarked-current":
    "The list does not say which session is the current one; get-session beside it does.",
};
