import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { build } from "esbuild";

/**
 * `ours` is the widget. `plain` and `plain-known` are plain React rows over TanStack Query, which parse user agents and
 * which need not. `html` is the widget's rows through innerHTML. The others are peers.
 */
export const contenderNames = ["html", "plain-known", "plain", "ours", "better-auth-ui", "workos"] as const;
export type ContenderName = (typeof contenderNames)[number];
export const peerNames = ["better-auth-ui", "workos"] as const satisfies ContenderName[];

/** What a contender's page holds. */
export interface Contender {
  script: string;
  style: string;
}

/** They are installed here and nowhere else: not by `npm ci`, and never by those who install the package. */
const peersFolder = resolve("bench");

const entries: Record<ContenderName, string> = {
  html: "scripts/bench/page/inner-html.ts",
  "plain-known": "scripts/bench/page/plain-known.ts",
  plain: "scripts/bench/page/plain.ts",
  ours: "scripts/bench/page/ours.tsx",
  "better-auth-ui": "bench/better-auth-ui.jsx",
  workos: "bench/workos.jsx",
};

/**
 * Installs the peers from the lock file, unless they are there already.
 *
 * @returns what is the matter if they can't be installed.
 */
export function installPeers(): string | undefined {
  const lock = resolve(peersFolder, "package-lock.json");
  const installed = resolve(peersFolder, "node_modules/.package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs > statSync(lock).mtimeMs) return undefined;
  const { status, stderr } = spawnSync(
    "npm",
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"],
    {
      cwd: peersFolder,
      encoding: "utf8",
      timeout: 180_000,
      shell: process.platform === "win32",
    },
  );
  return status === 0 ? undefined : `npm ci failed in bench: ${stderr?.trim().split("\n")[0] ?? "no output"}`;
}

/** Which versions of the peers are measured. */
export function peerVersions(): Record<(typeof peerNames)[number], string> {
  const { dependencies } = JSON.parse(readFileSync(resolve(peersFolder, "package.json"), "utf8"));
  return {
    "better-auth-ui": dependencies["@daveyplate/better-auth-ui"],
    workos: dependencies["@workos-inc/widgets"],
  };
}

/** Script and styles of a contender, as an application for production would bundle them. */
export async function bundleContender(name: ContenderName): Promise<Contender> {
  return { script: await bundle(entries[name]), style: await styles[name]() };
}

/** One script for a page. React and TanStack Query are the repository's own for all of them. */
export async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

const ourStyle = async () => minifyStyle('@import "./src/styles.css";', ".");

const styles: Record<ContenderName, () => Promise<string>> = {
  html: ourStyle,
  "plain-known": ourStyle,
  plain: ourStyle,
  ours: ourStyle,
  workos: () =>
    minifyStyle(
      '@import "@radix-ui/themes/styles.css"; @import "@workos-inc/widgets/styles.css";',
      peersFolder,
    ),
  "better-auth-ui": async () => minifyStyle(await tailwindStyle(), peersFolder),
};

async function minifyStyle(contents: string, resolveDir: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: "css" },
    bundle: true,
    write: false,
    minify: true,
    target: "chrome123",
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

/** What Tailwind makes of every word in better-auth-ui's code. It ignores those that are not its own. */
async function tailwindStyle(): Promise<string> {
  const installed = createRequire(`${peersFolder}/`);
  const { compile } = installed("tailwindcss");
  const source = resolve(peersFolder, "better-auth-ui.css");
  const compiled = await compile(readFileSync(source, "utf8"), {
    base: peersFolder,
    loadStylesheet: async (id: string) => {
      const path = installed.resolve(id === "tailwindcss" ? "tailwindcss/index.css" : id);
      return { path, base: dirname(path), content: readFileSync(path, "utf8") };
    },
  });
  const code = readFileSync(
    resolve(peersFolder, "node_modules/@daveyplate/better-auth-ui/dist/index.js"),
    "utf8",
  );
  return compiled.build([...new Set(code.match(/[^\s"'`{}<>;]+/g))]);
}
