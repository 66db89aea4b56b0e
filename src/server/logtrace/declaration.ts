import type { AdapterDeclaration } from "../../core/adapter-declaration.ts";

/** What LogTrace adds to the adapter that it is wrapped around. */
export const declaration: AdapterDeclaration = {
  backend: "LogTrace, around any of the others",
  importPath: "your-devices/server/logtrace",
  factory: "withLogTrace",
  runsIn: "server",
  lists: "by the adapter inside: LogTrace's API key can write and not read",
  revokes: "by the adapter inside; LogTrace records it and can't end a session",
  revokesOthers: "by the adapter inside; LogTrace records each one",
  history: "yes, with a dashboard user's token: LogTrace has no other way to read",
  lag: "as the adapter inside says",
  cannot: {},
};
