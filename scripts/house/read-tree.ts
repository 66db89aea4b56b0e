// Reads a folder of sources for `npm run house`: the files, their imports, and the words in them.
import { globSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { parseSync, Visitor } from "vite";
import { commentBlocks } from "../comment-blocks.ts";

/** A name or a text, and the line on which it begins. */
export interface Said {
  text: string;
  line: number;
}

export interface SourceFile {
  /** Relative to the root of the project: "src/core/guard.ts". */
  path: string;
  lines: number;
  /** The other files of the tree that it imports, also for types or dynamically. */
  imports: string[];
  /** Every identifier, once. */
  names: Said[];
  /** Functions, classes and types that it declares. */
  declared: Said[];
  comments: Said[];
  /** Texts of more than one word. */
  texts: Said[];
}

/** All .ts and .tsx files below `folder` of the project at `root`. */
export function readTree(root: string, folder: string): SourceFile[] {
  const paths = globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
  const known = new Set(paths);
  return paths.map((path) => readSource(path, readFileSync(posix.join(root, path), "utf8"), known));
}

/** @throws {Error} if the file does not parse, because then it can't be checked. */
function readSource(path: string, source: string, known: ReadonlySet<string>): SourceFile {
  const { program, comments, errors } = parseSync(path, source);
  if (errors[0]) throw new Error(`${path} does not parse: ${errors[0].message}`);
  const lineAt = (index: number): number => source.slice(0, index).split("\n").length;
  const imports = new Set<string>();
  const names = new Map<string, number>();
  const declared = new Map<string, number>();
  const texts: Said[] = [];
  const addImport = (from: unknown): void => {
    const target =
      typeof from === "string" && from.startsWith(".") ? posix.join(posix.dirname(path), from) : "";
    if (known.has(target)) imports.add(target);
  };
  const addName = ({ name, start }: { name: string; start: number }): void => {
    if (!names.has(name)) names.set(name, start);
  };
  const declare = (id: { name: string; start: number } | null): void => {
    if (id && !declared.has(id.name)) declared.set(id.name, id.start);
  };
  const addText = (text: string, start: number): void => {
    if (/\S\s+\S/.test(text)) texts.push({ text, line: lineAt(start) });
  };
  new Visitor({
    ImportDeclaration: ({ source: from }) => addImport(from.value),
    ExportNamedDeclaration: ({ source: from }) => addImport(from?.value),
    ExportAllDeclaration: ({ source: from }) => addImport(from.value),
    ImportExpression: ({ source: from }) => addImport(from.type === "Literal" ? from.value : undefined),
    TSImportType: ({ source: from }) => addImport(from.value),
    Identifier: addName,
    PrivateIdentifier: addName,
    FunctionDeclaration: ({ id }) => declare(id),
    ClassDeclaration: ({ id }) => declare(id),
    TSInterfaceDeclaration: ({ id }) => declare(id),
    TSTypeAliasDeclaration: ({ id }) => declare(id),
    VariableDeclarator: ({ id, init }) => {
      if (id.type === "Identifier" && /^(Arrow)?Function/.test(init?.type ?? "")) declare(id);
    },
    Literal: ({ value, start }) => {
      if (typeof value === "string") addText(value, start);
    },
    TemplateElement: ({ value, start }) => addText(value.raw, start),
  }).visit(program);
  const said = (found: ReadonlyMap<string, number>): Said[] =>
    [...found].map(([text, start]) => ({ text, line: lineAt(start) }));
  return {
    path,
    lines: source.replace(/\n$/, "").split("\n").length,
    imports: [...imports],
    names: said(names),
    declared: said(declared),
    comments: commentBlocks(source, comments).map(({ text, start }) => ({
      text: text.replaceAll(/^[^\S\n]*\*?[^\S\n]*|[^\S\n]+$/gm, ""),
      line: lineAt(start),
    })),
    texts,
  };
}

/** Groups of files that import each other in a circle. */
export function importCycles(files: readonly Pick<SourceFile, "path" | "imports">[]): string[][] {
  const importsOf = new Map(files.map(({ path, imports }) => [path, imports]));
  const reached = new Map(files.map(({ path }) => [path, reach(path, importsOf)]));
  const leadsTo = (from: string, to: string): boolean => reached.get(from)?.has(to) ?? false;
  const cycles: string[][] = [];
  for (const { path } of files) {
    if (!leadsTo(path, path) || cycles.some((cycle) => cycle.includes(path))) continue;
    cycles.push([...importsOf.keys()].filter((other) => leadsTo(path, other) && leadsTo(other, path)));
  }
  return cycles;
}

/** Every file that `start` imports, directly or through others. */
function reach(start: string, importsOf: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set<string>();
  const queue = [...(importsOf.get(start) ?? [])];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    queue.push(...(importsOf.get(path) ?? []));
  }
  return seen;
}
