// The README's table of adapters, from what each declares. `npm run table` writes it anew.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { AdapterDeclaration } from "../src/core/adapter-declaration.ts";

const head = [
  "backend",
  "import",
  "runs in",
  "lists",
  "signs out one",
  "all others",
  "history",
  "known lag",
  "cannot",
];

/** Where the README has the table; what stands between the two is generated. */
export const tableMarks = ["<!-- adapters -->", "<!-- /adapters -->"] as const;

/** The README's table of adapters, from what each of them says of itself. */
export async function adaptersTable(): Promise<string> {
  const declarations = await readDeclarations();
  const rows = declarations.map((one) => [
    one.backend,
    `\`${one.factory}\` from \`${one.importPath}\``,
    one.runsIn,
    one.lists,
    one.revokes,
    one.revokesOthers,
    one.history,
    one.lag,
    Object.entries(one.cannot)
      .map(([scenario, reason]) => `${scenario}: ${reason}`)
      .join("; ") || "–",
  ]);
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** First the one that most pages need, last the one for tests. */
const order = [/\/rest$/, /\/server\//, /\/adapters\/(?!memory)/, /\/memory$/];

export async function readDeclarations(): Promise<AdapterDeclaration[]> {
  const files = globSync(["src/adapters/*/declaration.ts", "src/logtrace/log-trace-declaration.ts"]).sort();
  const loaded: Record<string, AdapterDeclaration>[] = await Promise.all(
    files.map((file) => import(/* @vite-ignore */ pathToFileURL(file).href)),
  );
  const rank = ({ importPath }: AdapterDeclaration): number =>
    order.findIndex((pattern) => pattern.test(importPath));
  return loaded
    .flatMap(Object.values)
    .sort((a, b) => rank(a) - rank(b) || a.importPath.localeCompare(b.importPath));
}

async function writeTable(): Promise<void> {
  const [start, end] = tableMarks;
  const readme = readFileSync("README.md", "utf8");
  const [before = "", rest = ""] = readme.split(start);
  const after = rest.split(end)[1];
  if (after === undefined) throw new Error(`README.md needs ${start} and ${end}.`);
  writeFileSync("README.md", `${before}${start}\n${await adaptersTable()}\n${end}${after}`);
}

if (import.meta.main) await writeTable();
