/** Documented oddities of Auth.js, each by its id. Those of its table are in `sql.ts`. */
export const authjsTraps: Readonly<Record<string, string>> = {
  "authjs-jwt-cookie":
    "With the JWT strategy, the default without an adapter, the cookie holds the session itself, encrypted.",
  "authjs-cookie-chunks":
    "A session that the cookie holds comes in pieces, .0 and .1; the key of a row never does.",
  "authjs-cookie-prefix":
    "Over https the cookie has the prefix __Secure-, and a page without https can set the one without it beside it.",
  "authjs-expired-caller":
    "Expired rows stay until Auth.js reads them, so the cookie of an expired session still has a row.",
  "authjs-sliding-expiry":
    "No column has the last activity: at a read, once in updateAge, expires becomes now + maxAge.",
  "authjs-events-without-request": "No event of a sign-in sees the request, so no row knows the device.",
  "authjs-events-without-end":
    "A sign-out deletes the row, and the next list would not know when and why it ended.",
};
