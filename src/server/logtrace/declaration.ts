import type { AdapterDeclaration } from "../../core/adapter-declaration.ts";

/** What LogTrace adds to the adapter that it is wrapped around. */
export const declaration: AdapterDeclaration = {
  backend: "LogTrace, around a server adapter",
  importPath: "your-devices/server/logtrace",
  factory: "withLogTrace",
  runsIn: "server",
  lists: "by the adapter inside; LogTrace knows no last-active and no expiry",
  revokes: "by the adapter inside; LogTrace records it and can't end a session",
  revokesOthers: "by the adapter inside; LogTrace records each one",
  history:
    "only with a dashboard user's token, since LogTrace's API key can't read; no last-active, no expiry",
  lag: "as the adapter inside says",
  cannot: {},
};
