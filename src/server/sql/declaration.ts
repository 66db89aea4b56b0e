import type { AdapterDeclaration } from "../../core/adapter-declaration.ts";

/** What a table of the application's own can do, with the side table. */
export const declaration: AdapterDeclaration = {
  backend: "Your own table (PostgreSQL, SQLite)",
  importPath: "your-devices/server/sql",
  factory: "sqlSessions",
  runsIn: "server",
  lists:
    "what your columns have, and of the side table device, address, sign-in and last activity, if you call `recordSignIn` and `touch`; activity is right to within a minute",
  subject: "the `userId` that you give, as text",
  revokes: "yes",
  revokesOthers: "yes",
  renames: "no; a table of sessions has no name for one",
  history:
    "from the side table, for `keepDays` days; what ended without `sqlSessions` is noticed by the next list, and then has that time and no reason, unless it expired",
  lag: "0: its row is gone, and your next look-up finds none. If you cache that look-up, as long as the cache lives",
  cannot: {
    "current-unknown": "the caller is found by the key, or the session has ended",
    "step-up": "a table knows no recent authentication; your handler's adapter callback may throw it",
    "rate-limited": "a database limits no requests; your handler's adapter callback may throw it",
    forbidden: "whoever is signed in may end their own sessions",
    conflict: "which session is the current one is said by the caller, and no rotation changes it meanwhile",
  },
};
