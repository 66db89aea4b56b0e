import type { AdapterDeclaration } from "../core/adapter-declaration.ts";

/** What LogTrace adds to the adapter that it is wrapped around. */
export const declaration: AdapterDeclaration = {
  backend: "LogTrace, around a server adapter",
  importPath: "your-devices/server/logtrace",
  factory: "withLogTrace",
  runsIn: "server",
  lists: "by the adapter inside; LogTrace knows no last-active and no expiry",
  revokes:
    "by the adapter inside; what it says it ended is recorded where a list before named it, else `onError` is told. LogTrace ends nothing; sign-ins and this device's own sign-out are recorded only where the application calls the recorder",
  revokesOthers:
    "by the adapter inside; those are recorded that a list before named, after a failure only those that a list after lacks; what can't be known is told to `onError`",
  history:
    "only with a dashboard user's token, since LogTrace's API key can't read; no last-active, no expiry",
  lag: "as the adapter inside says",
  cannot: {},
};
