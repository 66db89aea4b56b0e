import type { AdapterDeclaration, SupportedPackage } from "../../core/adapter-declaration.ts";

const supports: readonly SupportedPackage[] = [
  { name: "better-auth", range: ">=1.7.7 <1.8", tested: ["1.7.7", "1.7.25"] },
];

export const declaration: AdapterDeclaration = {
  backend: "Better Auth, from the browser",
  importPath: "your-devices/adapters/better-auth",
  factory: "betterAuthAdapter",
  runsIn: "browser",
  supports,
  lists:
    "100 sessions, for a day after signing in (`session.freshAge`); their tokens reach the page; with a secondary storage and no `session.storeSessionInDatabase`, sessions that its index has lost are missing without a word",
  subject: "the user's id, `session.userId`",
  revokes: "yes",
  revokesOthers: "yes",
  renames: "no, its client can write to the current session alone",
  history: "no, it deletes ended sessions",
  lag: "the cookie cache's, from an option",
  cannot: {},
};

export const serverDeclaration: AdapterDeclaration = {
  backend: "Better Auth, through its own server",
  importPath: "your-devices/server/better-auth",
  factory: "betterAuthServerAdapter",
  runsIn: "server",
  supports,
  lists:
    "the newest 1,000; with a secondary storage, set `session.storeSessionInDatabase`: alone, or with `preserveSessionInDatabase`, its index loses sessions, so every list is `truncated`",
  subject: "the user's id, `session.userId`",
  revokes: "yes",
  revokesOthers: "yes; thousands in several requests, each of which goes on where the one before stopped",
  renames: "if the session has an additional field `name`",
  history:
    "with `betterAuthHistory` and the option `history`, for `keepDays` days; of a secondary storage only with `session.storeSessionInDatabase`, because Better Auth runs no hook without it",
  lag: "the lifetime of Better Auth's cookie cache, from its own configuration, and the option `revocationLagSeconds` for a secondary storage that is only eventually consistent",
  cannot: {
    "html-instead-of-json": "no HTTP stands between the adapter and Better Auth",
    "network-loss":
      "no network stands between the adapter and Better Auth; losing the database is a server error",
  },
};
