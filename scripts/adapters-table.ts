// Writes the README's table of adapters and docs/adapters.md from the adapters' declarations: `npm run table`.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { AdapterDeclaration, SupportedPackage } from "../src/core/adapter-declaration.ts";

/** The table is in the README, between these two marks. */
export const tableMarks = ["<!-- adapters -->", "<!-- /adapters -->"] as const;

/** The page that says in full what the table only ticks. */
export const adaptersPagePath = "docs/adapters.md";

const columns = [
  ["lists", "lists"],
  ["signs out one", "revokes"],
  ["all others", "revokesOthers"],
  ["rename", "renames"],
  ["history", "history"],
] as const;

/** The README's table: ticks, with an asterisk if there are limits. */
export async function adaptersTable(): Promise<string> {
  const declarations = await readDeclarations();
  const head = ["backend", "function", "import from", ...columns.map(([title]) => title)];
  const rows = declarations.map((one) => [
    one.backend,
    `\`${one.factory}\``,
    `\`${one.importPath}\``,
    ...columns.map(([, key]) => tickOf(one[key])),
  ]);
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The whole of docs/adapters.md. */
export async function adaptersPage(): Promise<string> {
  const declarations = await readDeclarations();
  return `${[
    "# Adapters",
    "What each adapter can do, where its limits are, and which scenarios its backend can't have. `npm run table` writes this page\nfrom the adapters' own declarations, and the conformance suite checks each adapter against them.",
    ...declarations.flatMap(sectionOf),
  ].join("\n\n")}\n`;
}

function sectionOf(one: AdapterDeclaration): string[] {
  const facts = [
    `**Import:** \`${one.factory}\` from \`${one.importPath}\``,
    `**Runs in:** ${one.runsIn}`,
    ...(one.supports ? [`**Supports:** ${one.supports.map(rangeOf).join(", ")}`] : []),
    `**Lists:** ${one.lists}`,
    `**\`subject\` of its lists:** ${one.subject}`,
    `**Signs out one:** ${one.revokes}`,
    `**Signs out all others:** ${one.revokesOthers}`,
    `**Renames:** ${one.renames}`,
    `**History:** ${one.history}`,
    `**A signed-out device may keep working for:** ${one.lag}`,
  ];
  const cannot = Object.entries(one.cannot).map(([scenario, reason]) => `\`${scenario}\`: ${reason}`);
  return [
    `## ${one.backend}`,
    facts.map((fact) => `- ${fact}`).join("\n"),
    ...(cannot.length > 0
      ? ["Scenarios that its backend can't have:", cannot.map((reason) => `- ${reason}`).join("\n")]
      : []),
  ];
}

function rangeOf({ name, range, tested }: SupportedPackage): string {
  return `\`${name}\` ${range} (tested: ${tested.join(", ")})`;
}

function tickOf(text: string): string {
  if (/^no\b/.test(text)) return "–";
  return /^yes$/.test(text) ? "✓" : "✓ *";
}

/** The adapter that most pages need comes first, the one for tests last. */
const order = [/\/rest$/, /\/server\//, /\/adapters\/(?!memory)/, /\/memory$/];

export async function readDeclarations(): Promise<AdapterDeclaration[]> {
  const files = globSync([
    "src/adapters/*/declaration.ts",
    "src/logtrace/*declaration.ts",
    "src/server/sql/declaration.ts",
  ]).sort();
  const loaded: Record<string, AdapterDeclaration>[] = await Promise.all(
    files.map((file) => import(/* @vite-ignore */ pathToFileURL(file).href)),
  );
  const rank = ({ importPath }: AdapterDeclaration): number =>
    order.findIndex((pattern) => pattern.test(importPath));
  return loaded
    .flatMap(Object.values)
    .sort((a, b) => rank(a) - rank(b) || a.importPath.localeCompare(b.importPath));
}

async function write(): Promise<void> {
  const [start, end] = tableMarks;
  const readme = readFileSync("README.md", "utf8");
  const [before = "", rest = ""] = readme.split(start);
  const after = rest.split(end)[1];
  if (after === undefined) throw new Error(`README.md needs ${start} and ${end}.`);
  writeFileSync("README.md", `${before}${start}\n${await adaptersTable()}\n${end}${after}`);
  writeFileSync(adaptersPagePath, await adaptersPage());
}

if (import.meta.main) await write();
