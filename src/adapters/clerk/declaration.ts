import type { AdapterDeclaration } from "../../core/adapter-declaration.ts";

export const declaration: AdapterDeclaration = {
  backend: "Clerk",
  importPath: "your-devices/adapters/clerk",
  factory: "clerkAdapter",
  runsIn: "browser",
  lists: "yes",
  revokes: "yes",
  revokesOthers: "one by one",
  history: "no",
  lag: "60 s, the life of Clerk's session token",
  cannot: {
    "current-unknown":
      "Clerk's client always knows which session is this tab's; without one nothing is listed.",
    conflict: "Clerk's answer to a session that it does not end does not say which one asks.",
  },
};
