import type { AdapterDeclaration } from "../../core/adapter-declaration.ts";

/** What the Clerk adapter can do. `npm run table` writes the README's table and docs/adapters.md from it. */
export const declaration: AdapterDeclaration = {
  backend: "Clerk",
  importPath: "your-devices/adapters/clerk",
  factory: "clerkAdapter",
  runsIn: "browser",
  supports: [{ name: "@clerk/clerk-js", range: ">=6.40.0 <7", tested: ["6.40.0"] }],
  lists:
    "yes, without the time of signing in and an exact system, and also sessions whose sign-in is not finished (`pending`); read-only while impersonating",
  subject: "the user's id, `session.user.id`",
  revokes: "yes",
  revokesOthers: "one by one",
  renames: "no, Clerk's sessions have no name",
  history: "no, its client lists living ones",
  lag: "60 s, the life of Clerk's session token",
  cannot: {
    "current-unknown": "its client always knows which session is this tab's; without one nothing is listed",
    conflict: "its answer to a session that it does not end does not say which one asks",
  },
};
