import type { AdapterDeclaration } from "../../core/adapter-declaration.ts";

export const declaration: AdapterDeclaration = {
  backend: "Better Auth, from the browser",
  importPath: "your-devices/adapters/better-auth",
  factory: "betterAuthAdapter",
  runsIn: "browser",
  lists: "100 sessions, for a day after signing in (`session.freshAge`); their tokens reach the page",
  revokes: "yes",
  revokesOthers: "yes",
  history: "no, it deletes ended sessions",
  lag: "the cookie cache's, from an option",
  cannot: {},
};
