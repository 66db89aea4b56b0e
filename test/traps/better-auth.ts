/** What Better Auth's own client and endpoints do that an adapter in the browser has to know. */
export const betterAuthTraps: Readonly<Record<string, string>> = {
  "better-auth-429-without-code":
    "A rate limit is answered with 429 and a message, without the code that every other refusal has.",
  "better-auth-cacheable-tokens":
    "The answer with the list has no cache-control header, although it holds the tokens of all the user's sessions.",
  "better-auth-capped-list": "The list has at most 100 rows and does not say that there are more.",
  "better-auth-capped-others":
    "Ending the others reads 100 rows, ends these and answers {status: true}, however many are left.",
  "better-auth-changed-account":
    "A browser can change its account (multi-session), and list-sessions and get-session each answer for whoever is active then.",
  "better-auth-changed-account-in-others":
    "Each further call that ends the others ends those of the account that is active by then.",
  "better-auth-cookie-cache":
    "With the cookie cache on, a revoked device still gets its session and the list with all tokens, unless the request goes past the cache.",
  "better-auth-cookie-cache-lag":
    "With the cookie cache on, a revoked device goes on until its cache expires, and the client can't see that setting.",
  "better-auth-current-cut-off":
    "The list has the oldest 100 rows, so that the session that asks, often the newest, is missing.",
  "better-auth-dropped-session":
    "A customSession can leave the session out of get-session, and then nobody knows which one asks.",
  "better-auth-empty-404":
    "A wrong base path or method is answered with 404 and an empty body, as if by any server.",
  "better-auth-empty-texts": 'An unknown address and an unknown user agent are "".',
  "better-auth-expired-rows-in-front":
    "Expired rows stay in the database and count among the 100 that are read, so that no number of calls ends the others behind them.",
  "better-auth-impersonator-acts":
    "Nothing keeps an administrator who impersonates a user from ending that user's sessions.",
  "better-auth-impersonator-lists":
    "While impersonating, the session that asks is hidden from the list, which is not a list that was cut off.",
  "better-auth-listed-tokens":
    "The list holds the tokens of all the user's sessions, each of which is enough to end that session or, with bearer(), to be that device.",
  "better-auth-masked-tokens":
    'Version 1.4.7 lists every token as "", and answers {status: true} when asked to end that one.',
  "better-auth-not-fresh":
    "From a day after signing in (session.freshAge), the list is refused with 403 SESSION_NOT_FRESH.",
  "better-auth-null-session": "To nobody, get-session answers 200 and null instead of 401.",
  "better-auth-outage-as-401":
    "The list is refused with 401 where the storage fails while the session is read, as if it had ended.",
  "better-auth-refused-origin":
    "A request that acts is refused with 403 INVALID_ORIGIN from an origin that is not trusted.",
  "better-auth-retry-after-header":
    "How long to wait stands in X-Retry-After alone, which the client's error does not carry.",
  "better-auth-returned-error": "The client returns its errors beside `data: null` and throws nothing.",
  "better-auth-revived-dates": "The client turns texts that look like dates into Date objects.",
  "better-auth-revocable-current": "A request to end the very session that asks is not refused.",
  "better-auth-revoked-by-token":
    "A session is ended by its token alone, so that one that was never listed has to be listed first.",
  "better-auth-stale-activity":
    "updatedAt is written once per session.updateAge, a day by default, so that it can be a day behind.",
  "better-auth-thrown-error":
    "With fetchOptions.throw the client throws a BetterFetchError, whose code stands in its member `error`.",
  "better-auth-thrown-network-failure":
    "Where no answer comes, the client throws fetch's own TypeError, although it returns all other errors.",
  "better-auth-ungated-others":
    "Ending the others works a day after signing in, when the list that would say what was ended is refused.",
  "better-auth-ungated-revocation":
    "Ending a session works a day after signing in, when the list is refused: with its token at hand no list may be made.",
  "better-auth-unmarked-current": "The list does not say which session asks; get-session beside it does.",
};
