import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes the code blocks of one section of the README into a folder, in their order, under these names. */
export function writeSnippets(heading: string, folder: string, names: readonly string[]): void {
  const readme = readFileSync("README.md", "utf8");
  const [, section = ""] = new RegExp(`\n## ${heading}\n([\\s\\S]*?)\n## `).exec(readme) ?? [];
  const blocks = [...section.matchAll(/```tsx?\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
  if (blocks.length !== names.length) throw new Error(`"${heading}" has ${blocks.length} code blocks.`);
  mkdirSync(folder, { recursive: true });
  for (const [index, name] of names.entries()) writeFileSync(join(folder, name), blocks[index] ?? "");
}
