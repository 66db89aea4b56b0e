import type { AdapterDeclaration } from "../../core/adapter-declaration.ts";

/** What the REST adapter can do. `npm run table` writes the README's table and docs/adapters.md from it. */
export const declaration: AdapterDeclaration = {
  backend: "Any, over HTTP (`openapi.yaml`)",
  importPath: "your-devices/adapters/rest",
  factory: "restAdapter",
  runsIn: "browser",
  lists: "yes",
  subject: "what the server says",
  revokes: "yes",
  revokesOthers: "yes",
  renames: "if the server can",
  history: "if the server has it",
  lag: "as the server says",
  cannot: {},
};
