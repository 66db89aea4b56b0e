// What an application ships: each entry of the packed tarball, bundled and minified by Rolldown (what Vite uses) and gzipped, React and
// TanStack Query external. The gate holds for the first load (the entry and all that it imports statically); what is
// fetched behind it is printed too. The user-agent library is external and must never be in the first load.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { transform } from "esbuild";
import { rolldown } from "rolldown";

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
    goal: 7.9,
    gate: 7.9,
  },
  {
    name: "headless",
    code: `export { DevicesProvider, useDevices } from "your-devices"`,
    goal: 10,
    gate: 10,
  },
  { name: "styled widget", code: `export { YourDevices } from "your-devices"`, goal: 15.6, gate: 15.6 },
  {
    name: "adapter better-auth",
    code: `export { betterAuthAdapter } from "your-devices/adapters/better-auth"`,
    goal: 3.2,
    gate: 3.2,
  },
  {
    name: "adapter rest",
    code: `export { restAdapter } from "your-devices/adapters/rest"`,
    goal: 3.2,
    gate: 3.2,
  },
  {
    name: "adapter clerk",
    code: `export { clerkAdapter } from "your-devices/adapters/clerk"`,
    goal: 3.2,
    gate: 3.2,
  },
  {
    name: "adapter memory",
    code: `export { memoryAdapter } from "your-devices/adapters/memory"`,
    goal: 3.2,
    gate: 3.2,
  },
];

const parser = "ua-parser-js";
const folder = mkdtempSync(join(tmpdir(), "your-devices-size-"));
let failed = false;
try {
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
      encoding: "utf8",
    }),
  );
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  execFileSync("tar", ["-xzf", join(folder, packed.filename), "-C", modules]);
  renameSync(join(modules, "package"), join(modules, "your-devices"));
  process.stdout.write(`tarball: ${(packed.size / 1000).toFixed(1)} kB, ${packed.entryCount} files\n`);
  for (const entry of entries) failed = !(await measure(entry)) || failed;
  const styles = readFileSync(join(modules, "your-devices/dist/styles.css"), "utf8");
  const { code } = await transform(styles, { loader: "css", minify: true });
  failed = !report({ name: "styles.css", code: "", goal: 2.5, gate: 3 }, gzipped(code), 0, false) || failed;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

async function measure(entry: Entry): Promise<boolean> {
  const input = join(folder, "entry.js");
  writeFileSync(input, entry.code);
  const bundle = await rolldown({
    input,
    external: [/^react(\/|$)/, /^react-dom(\/|$)/, "@tanstack/react-query", parser],
    preserveEntrySignatures: "strict",
    // "use client" means nothing in a browser's bundle.
    onLog: () => {},
  });
  const { output } = await bundle.generate({ format: "es", minify: true });
  const chunks = new Map(
    output.filter((file) => file.type === "chunk").map((chunk) => [chunk.fileName, chunk]),
  );
  const first = new Set<string>();
  const visit = (fileName: string): void => {
    if (first.has(fileName)) return;
    first.add(fileName);
    chunks.get(fileName)?.imports.forEach(visit);
  };
  for (const chunk of chunks.values()) if (chunk.isEntry) visit(chunk.fileName);
  const sizeOf = (isCounted: (fileName: string) => boolean): number =>
    [...chunks.values()]
      .filter(({ fileName }) => isCounted(fileName))
      .reduce((sum, { code }) => sum + gzipped(code), 0);
  const size = sizeOf((fileName) => first.has(fileName));
  const later = sizeOf((fileName) => !first.has(fileName));
  const hasParser = first.has(parser);
  return report(entry, size, later, hasParser);
}

function report({ name, goal, gate }: Entry, size: number, later: number, hasParser: boolean): boolean {
  const isWithin = (gate === undefined || size <= gate) && !hasParser;
  const verdict = isWithin ? (size <= goal ? "within the goal" : "over the goal") : "OVER THE GATE";
  const bounds = `goal ${goal.toFixed(1)}${gate ? `, gate ${gate.toFixed(1)}` : ""}`;
  process.stdout.write(
    `${name.padEnd(20)} ${size.toFixed(2).padStart(6)} kB first, ${later.toFixed(2).padStart(5)} kB on demand   ${bounds}: ${verdict}${hasParser ? " (the user-agent library is in the first load)" : ""}\n`,
  );
  return isWithin;
}

function gzipped(code: string): number {
  return gzipSync(code, { level: 9 }).length / 1000;
}
