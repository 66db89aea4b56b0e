// Figures of the source tree, and the limits that they must keep: `npm run house`, or `npm run house -- --json` for programs.
import { execFileSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { basename, dirname } from "node:path";
import { importCycles, readTree, type Said, type SourceFile } from "./read-tree.ts";

interface Gate {
  figure: keyof Figures;
  atMost?: number;
  atLeast?: number;
  why: string;
}

const gates: readonly Gate[] = [
  { figure: "files", atMost: 255, why: "A file is a room: functions that only one file uses live in it." },
  { figure: "cycles", atMost: 0, why: "Files in a circle can only be read, moved and tested together." },
  { figure: "sharedNames", atMost: 0, why: "People mistake two files of the same name for each other." },
  {
    figure: "twins",
    atMost: 0,
    why: "If a file and a folder share a name, nobody knows where to look for a function.",
  },
  {
    figure: "longFiles",
    atMost: 0,
    why: "A file of more than 300 lines has two subjects, unless its first comment says why not.",
  },
  {
    figure: "mirrored",
    atLeast: 60,
    why: "The test of src/a/b.ts is test/a/b.test.ts, because everybody looks for it there.",
  },
  { figure: "banned", atMost: 0, why: "Each idea has one word, and comments are plain English." },
  { figure: "tarballFiles", atMost: 500, why: "Every install unpacks all of them." },
];

/** What a rule reads: names of modules, all identifiers, declared names, or the prose of comments and texts. */
type Reads = "modules" | "names" | "declared" | "prose";

interface Rule {
  reads: readonly Reads[];
  /** Names are split into words ("guard-acts" for guardActs and for GuardActs); prose is joined into one line. */
  pattern: RegExp;
  instead: string;
  why: string;
}

/** The words that the glossary bans, and those to use instead. */
const rules: readonly Rule[] = [
  {
    reads: ["modules", "names"],
    pattern: /(^|-)(acts?|acting)(-|$)/,
    instead: "revoke (adapter, guard), sign out (page), handle (route)",
    why: "Four words for one thing",
  },
  {
    reads: ["modules"],
    pattern: /(^|-)parts?(-|$)/,
    instead: "lazy, or the name of what it is",
    why: "A chunk, a component and an argument were all called so",
  },
  {
    reads: ["declared"],
    pattern: /^((use|with)-)?part$/,
    instead: "lazy, or the name of what it is",
    why: "A chunk, a component and an argument were all called so",
  },
  {
    reads: ["modules", "declared"],
    pattern: /^call$/,
    instead: "what is called: requestBetterAuth, runCommand",
    why: "Says nothing, and four modules had it",
  },
  {
    reads: ["modules", "declared"],
    pattern: /^answer$/,
    instead: "response, handle",
    why: "A response, a function and a person's reply were all called so",
  },
  {
    reads: ["modules", "names"],
    pattern: /^(create-)?(guard-)?marks?$/,
    instead: "pending sign-out",
    why: "Only traps have marks, and those are in comments",
  },
  {
    reads: ["modules", "names"],
    pattern: /(^|-)prove[ns]?(-|$)|(^|-)(?<!host-)proofs?(-|$)/,
    instead: "follow-up list, verify",
    why: "A list proves nothing; it tells what became of a request. Only host-proof is another word",
  },
  {
    reads: ["prose"],
    pattern: /\b(acts?|acting)\b/i,
    instead: "revoke, sign out, request",
    why: "Four words for one thing",
  },
  {
    reads: ["prose"],
    pattern: /(?<!\bthere )\b(is|are|was|were) no (?!longer\b|more\b)[\w-]+/i,
    instead: "is not a …",
    why: "Not English: it reads as if nothing were there",
  },
  {
    reads: ["prose"],
    pattern: /\bsessions? that asks?\b/i,
    instead: "the current session",
    why: "Three names for one idea",
  },
  { reads: ["prose"], pattern: /\bproof lists?\b/i, instead: "follow-up list", why: "It proves nothing" },
  { reads: ["prose"], pattern: /\bfor so long\b/i, instead: "how long", why: "Not English" },
  {
    reads: ["prose"],
    pattern:
      /(?<!\b(?:to|stays|is|place|know) )\bwhere (there (is|are)\b|it (is|was|has|can't|cannot)\b|nobody\b|none\b|an? )|@throws \{[^}]*\}[^.]*? where\b|\b(undefined|null|NaN|nothing|empty|true|false|absent) (?-i:where)\b/i,
    instead: "if",
    why: "`where` is a place",
  },
  {
    reads: ["prose"],
    pattern: /(?:^|[.!?] )Where (the|an?|there|it|nobody|none)\b[^.:]*,/,
    instead: "If",
    why: "`where` is a place",
  },
];

/** Old words that stay because users know them: a member of a public type, and titles that `describeAdapter` prints. */
const keptIn = "src/testing/conformance/";
const kept: readonly RegExp[] = [
  /^acts$/,
  /\{ reads, acts \}/,
  /^passes on that the backend says: this is the session that asks$/,
  /, or offers acts that are$/,
  /^rejects each act that the list's `can` leaves out$/,
  /^lists exactly one current session, or offers no act$/,
  /^gives ids that are no credentials$/,
];

export interface Figures {
  files: number;
  meanLines: number;
  p90Lines: number;
  maxLines: number;
  cycles: number;
  sharedNames: number;
  twins: number;
  longFiles: number;
  /** Percent of the files. */
  mirrored: number;
  banned: number;
  tarballFiles: number;
}

export interface Report {
  figures: Figures;
  /** The findings behind each figure that counts them. */
  findings: Record<"cycles" | "sharedNames" | "twins" | "longFiles" | "mirrored" | "banned", string[]>;
  failed: { figure: keyof Figures; why: string }[];
}

const longest = 300;
/** Vendors' folders have files of the same names on purpose. */
const vendorFolder = /^src\/adapters\/[^/]+\//;

/** The report on the project at `root`, which publishes `tarballFiles` files. */
export function inspect(root: string, tarballFiles: number): Report {
  const files = readTree(root, "src");
  const tests = new Set(
    globSync("test/**/*.test.{ts,tsx}", { cwd: root }).map((path) => path.replaceAll("\\", "/")),
  );
  const lines = files.map((file) => file.lines).sort((a, b) => a - b);
  const sum = lines.reduce((total, one) => total + one, 0);
  const unmirrored = files.map(({ path }) => path).filter((path) => !isMirrored(path, tests));
  const findings = {
    cycles: importCycles(files).map((cycle) => cycle.join(" <-> ")),
    sharedNames: sharedNames(files),
    twins: twins(files),
    longFiles: files.filter((file) => file.lines > longest && !saysWhyLong(file)).map(named),
    mirrored: unmirrored,
    banned: files.flatMap(bannedIn),
  };
  const figures: Figures = {
    files: files.length,
    meanLines: Math.round(sum / Math.max(files.length, 1)),
    p90Lines: lines[Math.ceil(lines.length * 0.9) - 1] ?? 0,
    maxLines: lines.at(-1) ?? 0,
    cycles: findings.cycles.length,
    sharedNames: findings.sharedNames.length,
    twins: findings.twins.length,
    longFiles: findings.longFiles.length,
    mirrored: Math.floor(100 - (100 * unmirrored.length) / Math.max(files.length, 1)),
    banned: findings.banned.length,
    tarballFiles,
  };
  const failed = gates
    .filter(
      // Written so that NaN fails too.
      ({ figure, atMost = Infinity, atLeast = 0 }) =>
        !(figures[figure] <= atMost && figures[figure] >= atLeast),
    )
    .map(({ figure, why }) => ({ figure, why }));
  return { figures, findings, failed };
}

/** "guard" of "src/core/guard.ts". */
function moduleName(path: string): string {
  return basename(path).replace(/\.tsx?$/, "");
}

function sharedNames(files: readonly SourceFile[]): string[] {
  const byName = new Map<string, string[]>();
  for (const { path } of files)
    if (!vendorFolder.test(path))
      byName.set(moduleName(path), [...(byName.get(moduleName(path)) ?? []), path]);
  return [...byName]
    .filter(([name, paths]) => name !== "index" && paths.length > 1)
    .map(([name, paths]) => `${name}: ${paths.join(", ")}`);
}

function twins(files: readonly SourceFile[]): string[] {
  const folders = new Set(files.map(({ path }) => dirname(path)));
  return files
    .map(({ path }) => path)
    .filter((path) => folders.has(path.replace(/\.tsx?$/, "")))
    .map((path) => `${path} and ${path.replace(/\.tsx?$/, "/")}`);
}

function saysWhyLong({ comments: [first] }: SourceFile): boolean {
  return /\blong\b[^.]*\b(because|since)\b/i.test(first?.text ?? "");
}

function named({ path, lines }: SourceFile): string {
  return `${path}: ${lines} lines`;
}

/** True if src/a/b.ts has test/a/b.test.ts, test/a/b.test.tsx or test/a/b.<suffix>.test.ts(x). */
function isMirrored(path: string, tests: ReadonlySet<string>): boolean {
  const start = path.replace(/^src\//, "test/").replace(/\.tsx?$/, "");
  return [...tests].some(
    (test) => test.startsWith(start) && /^(\.[\w-]+)?\.test\.tsx?$/.test(test.slice(start.length)),
  );
}

function bannedIn(file: SourceFile): string[] {
  const inWords = (said: readonly Said[]): Said[] =>
    said.map(({ text, line }) => ({ line, text: kebab(text) }));
  const read: Record<Reads, Said[]> = {
    modules: [{ text: moduleName(file.path), line: 1 }],
    names: inWords(file.names),
    declared: inWords(file.declared),
    prose: [...file.comments, ...file.texts],
  };
  const found = rules.flatMap(({ reads, pattern, instead, why }) =>
    reads.flatMap((kind) =>
      read[kind].flatMap((said) => {
        // The id of a trap is a key, not prose.
        const text = said.text
          .replaceAll("\n", " ")
          .replace(/\(trap: [^)]*\)/, (key) => " ".repeat(key.length));
        const match = pattern.exec(text);
        if (!match || (file.path.startsWith(keptIn) && kept.some((one) => one.test(text)))) return [];
        const line = said.line + (said.text.slice(0, match.index).match(/\n/g)?.length ?? 0);
        const what = kind === "prose" ? `"${match[0].trim()}"` : `the name ${said.text}`;
        return `${file.path}:${line}: ${what}: write ${instead}. ${why}.`;
      }),
    ),
  );
  return [...new Set(found)];
}

/** "guard-acts" of guardActs, GuardActs and GUARD_ACTS. */
function kebab(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();
}

function print({ figures, findings, failed }: Report): void {
  for (const [figure, value] of Object.entries(figures)) {
    const gate = gates.find((one) => one.figure === figure);
    const bound = gate
      ? gate.atLeast === undefined
        ? `at most ${gate.atMost}`
        : `at least ${gate.atLeast}`
      : "";
    const verdict = failed.some((one) => one.figure === figure) ? "FAILED" : "";
    process.stdout.write(
      `${figure.padEnd(13)}${String(value).padStart(6)}   ${bound.padEnd(13)} ${verdict}`.trimEnd(),
    );
    process.stdout.write("\n");
  }
  for (const { figure, why } of failed) {
    process.stdout.write(`\n${figure}: ${why}\n`);
    const found = findings[figure as keyof Report["findings"]] ?? [];
    for (const finding of found) process.stdout.write(`  ${finding}\n`);
  }
}

/** How many files `npm publish` would send. It builds nothing. */
function countTarballFiles(): number {
  if (!existsSync("dist/index.js")) throw new Error("There is no dist/index.js: run npm run build first.");
  const packed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [tarball] = JSON.parse(packed) as { entryCount: number }[];
  return tarball?.entryCount ?? Number.NaN;
}

if (import.meta.main) {
  const report = inspect(".", countTarballFiles());
  if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  else print(report);
  process.exitCode = report.failed.length > 0 ? 1 : 0;
}
