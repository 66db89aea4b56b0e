// Bundles and minifies the package with Vite and with esbuild, as an application would ship it, for `npm run size`. Every
// visit loads dist-size/<bundler>/<name>/*.js. A visit loads dist-size/<bundler>/<name>/parser/*.js too if the backend
// sends user agents. React and TanStack Query are left out, because the application has them. The user-agent library is
// left out too: it is CommonJS, for which esbuild adds a chunk that an application with React has anyway.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import * as esbuild from "esbuild";
import { build } from "vite";

/** The code to bundle, by the name of its folder in .size-limit.json. */
const entries: Record<string, string> = {
  "raw-hooks": `export { SessionsProvider, useSessions, useRevokeSession, useRevokeOtherSessions } from "your-devices"`,
  "raw-hooks-rename": `export { SessionsProvider, useSessions, useRevokeSession, useRevokeOtherSessions, useRenameSession } from "your-devices"`,
  headless: `export { DevicesProvider, useDevices } from "your-devices"`,
  // What nobody imports must cost nothing: each of these has its own row, and is in none of the others.
  "headless-device-query": `export { DevicesProvider, useDevices, useDeviceQuery } from "your-devices"`,
  "headless-listed-devices": `export { DevicesProvider, useDevices, useListedDevices } from "your-devices"`,
  "headless-notices": `export { DevicesProvider, useDevices, useNotices } from "your-devices"`,
  "headless-details": `export { DevicesProvider, useDevices, useLabels, detailsOf } from "your-devices"`,
  "headless-sign-out-text": `export { DevicesProvider, useDevices, useLabels, signOutText } from "your-devices"`,
  "headless-device-selection": `export { DevicesProvider, useDevices, useDeviceSelection } from "your-devices"`,
  "headless-this-wasnt-me": `export { DevicesProvider, useDevices, useThisWasntMe } from "your-devices"`,
  "headless-receipt-text": `export { DevicesProvider, useDevices, useLabels, receiptText } from "your-devices"`,
  "headless-sign-out-others-after": `export { DevicesProvider, useDevices, useSignOutOthersAfter } from "your-devices"`,
  "headless-ended-devices": `export { DevicesProvider, useDevices, useEndedDevices } from "your-devices"`,
  widget: `export { YourDevices } from "your-devices"`,
  "widget-ended-devices": `export { YourDevices, EndedDevices } from "your-devices"`,
  "widget-over-rest": `export { YourDevices } from "your-devices"; export { restAdapter } from "your-devices/adapters/rest"`,
  "better-auth": `export { betterAuthAdapter } from "your-devices/adapters/better-auth"`,
  clerk: `export { clerkAdapter } from "your-devices/adapters/clerk"`,
  rest: `export { restAdapter } from "your-devices/adapters/rest"`,
  memory: `export { memoryAdapter } from "your-devices/adapters/memory"`,
  "locale-en": `export { en } from "your-devices/locales/en"`,
  server: `export { createSessionsHandler, toNodeListener } from "your-devices/server"`,
  "server-authjs": `export { authJsSessions, recordAuthJsSignIns } from "your-devices/server/authjs"`,
  "server-better-auth": `export { betterAuthServerAdapter } from "your-devices/server/better-auth"`,
  "server-better-auth-history": `export { betterAuthServerAdapter, betterAuthHistory } from "your-devices/server/better-auth"`,
  "server-propelauth": `export { propelAuthAdapter } from "your-devices/server/propelauth"`,
  "server-logtrace": `export { withLogTrace, logTraceRecorder, logTraceHistory } from "your-devices/server/logtrace"`,
  "server-sql": `export { sqlSessions, sessionHistory } from "your-devices/server/sql"`,
  testing: `export { describeAdapter, faultyAdapter, createFixtures } from "your-devices/testing"`,
};

/** Only the user-agent parser may import it. */
export const parserLibrary = "ua-parser-js";
const external = ["react", "react-dom", "@tanstack/react-query", parserLibrary];

export interface Chunk {
  fileName: string;
  code: string;
  isEntry: boolean;
  /** File names of other chunks, and external modules. */
  imports: string[];
  dynamicImports: string[];
}

export interface Bundled {
  /** The chunks that every visit loads, at once or later. */
  visit: Chunk[];
  /** The chunks that only the user-agent parser needs. */
  parser: Chunk[];
}

/**
 * Bundles `code`, a module that imports from "your-devices", the package in `folder`. It is built as a library, because
 * Vite adds a loader for chunks to an application, and that loader serves the rest of the application too.
 */
export async function bundleWithVite(code: string, folder: string): Promise<Bundled> {
  const entry = join(resolve(folder), "entry.js");
  const built = await build({
    configFile: false,
    root: folder,
    logLevel: "error",
    // As an application's own build replaces it.
    define: { "process.env.NODE_ENV": '"production"' },
    // The entry is inside the package, so that the package's own name resolves to its exports.
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? code : null),
      },
    ],
    build: {
      write: false,
      lib: { entry, formats: ["es"], fileName: "entry" },
      rolldownOptions: {
        external: external.map((name) => new RegExp(`^${name}(/|$)`)),
        // By default, Vite keeps the white space of a library.
        output: { minify: true },
        // "use client" means nothing in a bundle for a browser.
        onLog: (level, log, handler) => log.code === "MODULE_LEVEL_DIRECTIVE" || handler(level, log),
      },
    },
  });
  const chunks = [built]
    .flat()
    .flatMap((one) => ("output" in one ? one.output : []))
    .filter((file) => file.type === "chunk");
  return split(chunks);
}

/** Like `bundleWithVite`. */
export async function bundleWithEsbuild(code: string, folder: string): Promise<Bundled> {
  const { outputFiles, metafile } = await esbuild.build({
    stdin: { contents: code, resolveDir: folder, sourcefile: "entry.js" },
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    outdir: "out",
    entryNames: "entry",
    write: false,
    metafile: true,
    // An empty configuration, because the `paths` of this repository lead to the sources.
    tsconfigRaw: {},
    external,
    logLevel: "error",
    // As an application's own build replaces it.
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return split(
    Object.entries(metafile.outputs).map(([path, output]) => ({
      fileName: basename(path),
      code: outputFiles.find((file) => basename(file.path) === basename(path))?.text ?? "",
      isEntry: basename(output.entryPoint ?? "") === "entry.js",
      imports: chunksOf(output, "import-statement"),
      dynamicImports: chunksOf(output, "dynamic-import"),
    })),
  );
}

function chunksOf({ imports }: esbuild.Metafile["outputs"][string], kind: esbuild.ImportKind): string[] {
  return imports
    .filter((one) => one.kind === kind)
    .map(({ path, external: isExternal }) => (isExternal ? path : basename(path)));
}

function split(chunks: readonly Chunk[]): Bundled {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const closure = (starts: readonly string[], next: (chunk: Chunk) => readonly string[]): Set<string> => {
    const seen = new Set<string>();
    const queue = [...starts];
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      const chunk = byName.get(name);
      if (!chunk || seen.has(name)) continue;
      seen.add(name);
      queue.push(...next(chunk));
    }
    return seen;
  };
  const isParser = (name: string): boolean =>
    [...closure([name], ({ imports }) => imports)].some((one) =>
      byName.get(one)?.imports.includes(parserLibrary),
    );
  const starts = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
  const visited = closure(starts, ({ imports, dynamicImports }) => [
    ...imports,
    ...dynamicImports.filter((name) => !isParser(name)),
  ]);
  return {
    visit: chunks.filter(({ fileName }) => visited.has(fileName)),
    parser: chunks.filter(({ fileName }) => !visited.has(fileName)),
  };
}

async function writeBundles(target: string): Promise<void> {
  if (!existsSync("dist/index.js")) throw new Error("There is no dist/index.js: run npm run build first.");
  rmSync(target, { recursive: true, force: true });
  for (const [name, code] of Object.entries(entries))
    for (const [bundler, bundle] of Object.entries({
      vite: bundleWithVite,
      esbuild: bundleWithEsbuild,
    })) {
      const { visit, parser } = await bundle(code, ".");
      const folder = join(target, bundler, name);
      for (const chunk of visit) write(join(folder, basename(chunk.fileName)), chunk.code);
      for (const chunk of parser) write(join(folder, "parser", basename(chunk.fileName)), chunk.code);
    }
  const styles = readFileSync("dist/styles.css", "utf8");
  write(join(target, "styles.css"), (await esbuild.transform(styles, { loader: "css", minify: true })).code);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

if (import.meta.main) await writeBundles("dist-size");
