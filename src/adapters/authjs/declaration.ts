import type { AdapterDeclaration } from "../../core/adapter-declaration.ts";

/** What Auth.js's own table can do, with the side table. */
export const declaration: AdapterDeclaration = {
  backend: "Auth.js with database sessions",
  importPath: "your-devices/server/authjs",
  factory: "authJsSessions",
  runsIn: "server",
  supports: [{ name: "@auth/core", range: ">=0.41.3 <1", tested: ["0.41.3"] }],
  lists:
    "with `recordAuthJsSignIns` or `touch` also device, address and sign-in; the last activity is right to within `updateAge`; with the JWT strategy there is nothing to list (`unsupported`)",
  subject: "the user's id, as text",
  revokes: "yes",
  revokesOthers: "yes",
  renames: "no; its sessions have no name",
  history:
    "from the side table, for `keepDays` days; a sign-out that `recordAuthJsSignIns` has not seen is noticed by the next list, and then has that time and no reason",
  lag: "0: Auth.js reads the row for each request, and finds none",
  cannot: {
    "current-unknown": "the caller is found by the cookie, or the session has ended",
    "step-up": "Auth.js knows no recent authentication; your handler's adapter callback may throw it",
    "rate-limited": "a database limits no requests; your handler's adapter callback may throw it",
    forbidden: "whoever is signed in may end their own sessions",
    conflict:
      "which session is the current one is said by the cookie, and Auth.js gives a session no new key",
  },
};
