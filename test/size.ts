// What an application ships: each entry of the packed tarball, bundled, minified and gzipped, React and TanStack Query
// external. Goals are printed beside it; a broken gate fails.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

interface Entry {
  name: string;
  code: string;
  /** Kilobytes of 1,000 bytes. */
  goal: number;
  gate?: number;
}

const entries: Entry[] = [
  {
    name: "raw hooks",
    code: `export { SessionsProvider, useSessions, useRevokeSession, useRevokeOtherSessions } from "your-devices"`,
    goal: 4,
  },
  {
    name: "headless",
    code: `export { DevicesProvider, useDevices } from "your-devices"`,
    goal: 5.5,
    gate: 7,
  },
  { name: "styled widget", code: `export { YourDevices } from "your-devices"`, goal: 8, gate: 10 },
  {
    name: "adapter better-auth",
    code: `export { betterAuthAdapter } from "your-devices/adapters/better-auth"`,
    goal: 2.5,
    gate: 3,
  },
  {
    name: "adapter memory",
    code: `export { memoryAdapter } from "your-devices/adapters/memory"`,
    goal: 2.5,
    gate: 3,
  },
  { name: "styles.css", code: `import "your-devices/styles.css"`, goal: 2.5, gate: 3 },
];

const folder = mkdtempSync(join(tmpdir(), "your-devices-size-"));
let failed = false;
try {
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { encoding: "utf8" }),
  );
  execFileSync("tar", ["-xzf", join(folder, packed.filename), "-C", folder]);
  process.stdout.write(`tarball: ${(packed.size / 1000).toFixed(1)} kB, ${packed.entryCount} files\n`);
  for (const entry of entries) failed = !(await measure(entry)) || failed;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

async function measure({ name, code, goal, gate }: Entry): Promise<boolean> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder, loader: "js" },
    alias: { "your-devices": join(folder, "package") },
    nodePaths: [resolve("node_modules")],
    external: ["react", "react-dom", "react/jsx-runtime", "@tanstack/react-query"],
    define: { "process.env.NODE_ENV": '"production"' },
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    metafile: true,
    write: false,
    outdir: "out",
    entryNames: "entry",
  });
  const first = firstLoad(metafile, name === "styles.css" ? "out/entry.css" : "out/entry.js");
  const bytes = outputFiles
    .filter(({ path }) => first.has(path.slice(path.indexOf("/out/") + 1)))
    .reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
  const parser = [...first].some((path) =>
    Object.keys(metafile.outputs[path]?.inputs ?? {}).some((input) => input.includes("ua-parser-js")),
  );
  const size = bytes / 1000;
  const isWithin = (gate === undefined || size <= gate) && !parser;
  const verdict = isWithin ? (size <= goal ? "within the goal" : "over the goal") : "OVER THE GATE";
  process.stdout.write(
    `${name.padEnd(20)} ${size.toFixed(2).padStart(6)} kB   goal ${goal.toFixed(1)}${gate ? `, gate ${gate.toFixed(1)}` : ""}: ${verdict}${parser ? " (the user-agent library is in the first load)" : ""}\n`,
  );
  return isWithin;
}

/** The entry and all that it imports statically: what is fetched before anything runs. */
function firstLoad(
  { outputs }: { outputs: Record<string, { imports: { path: string; kind: string }[] }> },
  entry: string,
): Set<string> {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path) || !outputs[path]) return;
    found.add(path);
    for (const { path: next, kind } of outputs[path].imports) if (kind === "import-statement") visit(next);
  };
  visit(entry);
  return found;
}
