// `npm run api` writes docs/api.md and Storybook's tables of props from the docstrings. It also writes a report of each
// entry point's types, so that a reviewer sees every change to them. `npm run api -- --check` writes nothing, and fails if
// a committed file is out of date. An argument names another folder to write to or to check.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { codeEntryPoints, entryPoints, root } from "../entry-points.ts";
import { rollUpTypes } from "../roll-up-types.ts";
import { dataAttributes } from "./data-attributes.ts";
import { attributeProblems, readRenderedAttributes } from "./read-attributes.ts";
import { readDeclarations } from "./read-declarations.ts";
import { readLabels } from "./read-labels.ts";
import { readStyles, styleProblems } from "./read-styles.ts";
import { undocumentedOf } from "./undocumented.ts";
import { writeMarkdown } from "./write-markdown.ts";
import { writeProps } from "./write-props.ts";

const reports = "test/packaging/api";
const documentation = "docs/api.md";
const storiesProps = "stories/support/props.json";

interface Generated {
  /** The text of each file, by its path from the root of the project. */
  files: Map<string, string>;
  undocumented: string[];
}

async function generate(): Promise<Generated> {
  mkdirSync(`${root}.cache`, { recursive: true });
  const folder = mkdtempSync(`${root}.cache/api-`);
  try {
    const reportDir = join(folder, "reports");
    rollUpTypes({ outDir: join(folder, "types"), reportDir });
    const files = new Map(
      readdirSync(reportDir).map((file) => [
        `${reports}/${file}`,
        readFileSync(join(reportDir, file), "utf8"),
      ]),
    );
    const modules = readDeclarations(join(folder, "types"), codeEntryPoints);
    const css = readFileSync(`${root}${sourceOf("styles.css")}`, "utf8");
    const problems = [...styleProblems(css), ...attributeProblems(dataAttributes, readRenderedAttributes())];
    if (problems.length > 0)
      throw new Error(
        `${documentation} can't be written:\n${problems.join("\n")}\nAttributes are explained in scripts/api/data-attributes.ts, variables in comments of the stylesheet.`,
      );
    const types = modules.flatMap(({ exports }) => exports);
    const { members: keys, bases } = types.find(({ name }) => name === "Labels") ?? {};
    if (!keys) throw new Error("No entry point exports a type Labels.");
    // "Partial<SelectionLabels & HistoryLabels>"
    const features = bases?.flatMap((base) => /^Partial<(.*)>$/s.exec(base)?.[1]?.split(/\s*&\s*/) ?? []);
    const ofFeatures = types.filter(({ name }) => features?.includes(name));
    const all = [...keys, ...ofFeatures.flatMap(({ members }) => members)];
    const labels = await readLabels(all, sourceOf("locales/en"));
    const reference = { modules, styles: readStyles(css), attributes: dataAttributes, labels };
    files.set(documentation, writeMarkdown(reference));
    files.set(storiesProps, writeProps(modules));
    return { files, undocumented: undocumentedOf(modules) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sourceOf(path: string): string {
  const found = entryPoints.find(({ importPath }) => importPath.endsWith(`/${path}`));
  if (!found) throw new Error(`package.json exports no "./${path}".`);
  return found.source;
}

const isCheck = process.argv.includes("--check");
const target = process.argv.slice(2).find((argument) => !argument.startsWith("--")) ?? root;
const { files, undocumented } = await generate();
const read = (path: string): string | undefined =>
  existsSync(join(target, path))
    ? readFileSync(join(target, path), "utf8").replaceAll("\r\n", "\n")
    : undefined;
const there = existsSync(join(target, reports)) ? readdirSync(join(target, reports)) : [];
const stale = there.map((file) => `${reports}/${file}`).filter((path) => !files.has(path));
const changed = [...files].filter(([path, text]) => read(path) !== text).map(([path]) => path);

if (isCheck && changed.length + stale.length > 0) {
  const different = [...changed, ...stale].map((path) => `  ${path}\n`).join("");
  process.stderr.write(
    `These files are out of date:\n${different}The public types or their docstrings have changed. Run "npm run api", read what it changes, and commit that together with its cause.\n`,
  );
  process.exitCode = 1;
}
if (!isCheck) {
  for (const path of stale) rmSync(join(target, path));
  for (const path of changed) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), files.get(path) ?? "");
  }
  for (const path of [...changed, ...stale]) process.stdout.write(`${path}\n`);
  for (const name of undocumented) process.stdout.write(`No docstring: ${name}\n`);
}
