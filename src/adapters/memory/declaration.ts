import type { AdapterDeclaration } from "../../core/adapter-declaration.ts";

/** What the memory adapter can do. `npm run table` writes the README's table and docs/adapters.md from it. */
export const declaration: AdapterDeclaration = {
  backend: "A backend in memory, for stories, demos and tests",
  importPath: "your-devices/adapters/memory",
  factory: "memoryAdapter",
  runsIn: "browser and server",
  lists: "yes",
  subject: "the option `subject`",
  revokes: "yes",
  revokesOthers: "yes",
  renames: "yes",
  history: "with the option `history`",
  lag: "none",
  cannot: {},
};
