// Draws the diagram in docs/architecture.md from the imports of the sources. `npm run floors` writes it.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { posix } from "node:path";

export const architecturePath = "docs/architecture.md";
/** The diagram is between these two marks. */
const marks = ["<!-- floors -->", "<!-- /floors -->"] as const;

/** The folders from the top down, in the order in which a list passes them on its way to the page. */
const floors = [
  ["contract", "contract.ts: what an adapter promises"],
  ["adapters", "adapters: a backend's words → ours"],
  ["logtrace", "logtrace: what was signed in and out"],
  ["server", "server: Request → Response"],
  ["core", "core: check, guard, user agents, rules"],
  ["query", "query: core + TanStack Query"],
  ["devices", "devices: session → device"],
  ["components", "components: device → DOM"],
  ["locales", "locales: one file per language"],
  ["testing", "testing: what users test with"],
] as const;

/** A Mermaid diagram with an arrow from each folder to those that it imports from; dashed = it imports only types. */
export function floorsPicture(): string {
  const arrows = new Map<string, boolean>();
  for (const path of globSync("src/**/*.{ts,tsx}").sort()) {
    const file = path.replaceAll("\\", "/").replace(/^src\//, "");
    const from = folderOf(file);
    const imports = readFileSync(`src/${file}`, "utf8").matchAll(
      /(?:^|\n)(?:import|export) (type )?[^;]*?from "(\.[^"]+)"|\bimport\("(\.[^"]+)"\)/g,
    );
    for (const [, type, fixed, dynamic] of imports) {
      const to = folderOf(posix.join(posix.dirname(file), fixed ?? dynamic ?? ""));
      // Every folder may import the contract, which has only types, and index.ts imports all that it exports.
      if (to === from || to === "contract" || from === "index") continue;
      arrows.set(`${from} ${to}`, (arrows.get(`${from} ${to}`) ?? true) && type !== undefined);
    }
  }
  const lines = [...arrows].sort().map(([pair, isType]) => pair.replace(" ", isType ? " -.-> " : " --> "));
  const rooms = floors.map(([name, says]) => `  ${name}["${says}"]`);
  return ["```mermaid", "flowchart TD", ...rooms, ...lines.map((line) => `  ${line}`), "```"].join("\n");
}

/** The document with a diagram of today's imports. */
export function withFloors(document: string): string {
  const [start, end] = marks;
  const [before = "", rest = ""] = document.split(start);
  const after = rest.split(end)[1];
  if (after === undefined) throw new Error(`${architecturePath} needs ${start} and ${end}.`);
  return `${before}${start}\n${floorsPicture()}\n${end}${after}`;
}

function folderOf(file: string): string {
  return (file.split("/")[0] as string).replace(/\.ts$/, "");
}

if (import.meta.main) writeFileSync(architecturePath, withFloors(readFileSync(architecturePath, "utf8")));
