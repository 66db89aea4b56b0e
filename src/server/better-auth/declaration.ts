import type { AdapterDeclaration } from "../../core/adapter-declaration.ts";

export const declaration: AdapterDeclaration = {
  backend: "Better Auth, through its own server",
  importPath: "your-devices/server/better-auth",
  factory: "betterAuthServerAdapter",
  runsIn: "server",
  lists: "yes",
  revokes: "yes",
  revokesOthers: "yes",
  history: "no, it deletes ended sessions",
  lag: "the lifetime of Better Auth's cookie cache, from its own configuration",
  cannot: {
    "html-instead-of-json": "no HTTP stands between the adapter and Better Auth",
    "network-loss":
      "no network stands between the adapter and Better Auth; losing the database is a server error",
  },
};
