import type { AdapterDeclaration } from "../core/adapter-declaration.ts";

/** What LogTrace adds to the adapter that it is wrapped around. */
export const declaration: AdapterDeclaration = {
  backend: "LogTrace, around a server adapter",
  importPath: "your-devices/server/logtrace",
  factory: "withLogTrace",
  runsIn: "server",
  lists: "by the adapter inside; LogTrace knows no last-active and no expiry",
  subject: "what the adapter inside says, also in its pages of ended sessions",
  revokes:
    "by the adapter inside; a session that it has ended is recorded if a list before named it, else `onError` is told. LogTrace ends nothing; sign-ins and this device's own sign-out are recorded only if the application calls the recorder",
  revokesOthers:
    "by the adapter inside; the sessions that a list before named are recorded, after a failure only those that a list after lacks; if that can't be known, `onError` is told",
  renames: "by the adapter inside",
  history:
    "only with a dashboard user's token, since LogTrace's API key can't read; no last-active, no expiry",
  lag: "as the adapter inside says",
  cannot: {},
};
