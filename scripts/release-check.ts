// `npm run release:check` looks at the files that npm would pack, and fails if a release would be bad.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { root } from "./entry-points.ts";

export interface ReleaseVerdict {
  /** Reasons not to publish, one sentence each. */
  failures: string[];
  /** Things to know before publishing, one sentence each. */
  warnings: string[];
  /** Paths in the tarball. */
  files: string[];
  /** Bytes of the tarball. */
  size: number;
}

interface Manifest {
  version: string;
  exports?: unknown;
  repository?: unknown;
}

/** More files make every install and every editor slower. */
const maxFiles = 500;

/** Checks the files that npm would pack in a folder. It builds nothing. */
export function checkRelease(folder: string): ReleaseVerdict {
  // Without this, the package's scripts would build it again and write their output before the list.
  const listed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [packed] = JSON.parse(listed) as { files: { path: string }[]; size: number }[];
  if (!packed) throw new Error(`npm packs nothing in ${folder}.`);
  const files = packed.files.map(({ path }) => path);
  const read = (path: string): string =>
    files.includes(path) ? readFileSync(join(folder, path), "utf8") : "";
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const changelog = changelogProblem(read("CHANGELOG.md"), manifest.version);
  const failures = [
    ...(files.some((path) => path.startsWith("dist/"))
      ? []
      : ['The tarball has no dist: run "npm run build", and look at "files" in package.json.']),
    ...missingTargets(manifest.exports, files),
    ...(changelog ? [changelog] : []),
    ...files.filter((path) => path.endsWith(".md")).flatMap((path) => brokenLinks(path, read(path), files)),
    ...(files.length > maxFiles ? [`The tarball has ${files.length} files, more than ${maxFiles}.`] : []),
  ];
  const warnings = [
    ...(manifest.repository
      ? []
      : ['package.json names no "repository": npm shows neither the source nor the pictures of the README.']),
    ...(!changelog && /unreleased/i.test(headingOf(read("CHANGELOG.md"), manifest.version) ?? "")
      ? [`CHANGELOG.md still calls ${manifest.version} unreleased: write the day of its release there.`]
      : []),
  ];
  return { failures, warnings, files, size: packed.size };
}

/** Each path in `exports` that is not packed, under any condition. */
function missingTargets(exports: unknown, files: readonly string[], name = ""): string[] {
  if (typeof exports === "string") {
    const path = exports.replace(/^\.\//, "");
    return files.includes(path) ? [] : [`"${name}" of exports is ${exports}, which is not in the tarball.`];
  }
  if (typeof exports !== "object" || exports === null) return [];
  return Object.entries(exports).flatMap(([key, target]) =>
    missingTargets(target, files, key.startsWith(".") ? key : name),
  );
}

/** "## 0.1.0", "## [0.1.0] - 2026-12-01" or "## 0.1.0 (unreleased)". */
function headingOf(changelog: string, version: string): string | undefined {
  return changelog.split("\n").find((line) => {
    const [, named] = /^## \[?v?([^\s\]]+)\]?/.exec(line) ?? [];
    return named === version;
  });
}

function changelogProblem(changelog: string, version: string): string | undefined {
  const heading = headingOf(changelog, version);
  if (!heading) return `CHANGELOG.md has no section "## ${version}", the version in package.json.`;
  const [section = ""] = changelog.slice(changelog.indexOf(heading) + heading.length).split(/^## /m);
  return section.trim() ? undefined : `The section "${heading}" of CHANGELOG.md is empty.`;
}

function brokenLinks(document: string, text: string, files: readonly string[]): string[] {
  // A link in a code block may belong to another project.
  const prose = text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
  const inMarkdown = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)/g), ...prose.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm)];
  const inHtml = [...prose.matchAll(/\b(?:src|href)="([^"]+)"/g)];
  const inSets = [...prose.matchAll(/\bsrcset="([^"]+)"/g)].flatMap(([, list = ""]) =>
    list.split(",").map((candidate) => candidate.trim().split(/\s/)[0] ?? ""),
  );
  const targets = [...[...inMarkdown, ...inHtml].map(([, target = ""]) => target), ...inSets];
  return [...new Set(targets)]
    .filter((target) => !/^(?:[a-z][a-z+.-]*:|\/\/|#)/i.test(target))
    .filter((target) => {
      const path = posix.join(posix.dirname(document), decodeURI(target.replace(/[?#].*$/, "")));
      return !files.some((file) => file === path || file.startsWith(`${path.replace(/\/$/, "")}/`));
    })
    .map((target) => `${document} points to ${target}, which is not in the tarball.`);
}

if (import.meta.main) {
  if (!existsSync(`${root}dist`)) execFileSync("npm", ["run", "build"], { cwd: root, stdio: "inherit" });
  const { failures, warnings, files, size } = checkRelease(root);
  for (const warning of warnings) process.stdout.write(`Warning: ${warning}\n`);
  for (const failure of failures) process.stderr.write(`FAILED: ${failure}\n`);
  process.stdout.write(
    `${files.length} files, ${(size / 1000).toFixed(1)} kB: ${failures.length > 0 ? "not fit for a release" : "fit for a release"}\n`,
  );
  process.exitCode = failures.length > 0 ? 1 : 0;
}
