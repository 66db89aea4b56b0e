// Writes the published declarations: one file per entry point, with every type that it needs. First `tsc` writes one file
// per module (without `@internal` members), then API Extractor joins the modules that an entry point reaches.
// `node scripts/roll-up-types.ts [folder]` writes into the folder, or into dist as the second half of `npm run build`.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IConfigFile,
} from "@microsoft/api-extractor";
import { codeEntryPoints, type EntryPoint, root } from "./entry-points.ts";

export interface RollUpOptions {
  /** The folder for the declarations. `types` in package.json names the file of each entry point. */
  outDir: string;
  /** The folder for a report of each entry point: `<slug>.api.md`. Absent = no reports. */
  reportDir?: string;
  /** The project that `tsc` reads. The sources of the entry points are in its `rootDir`. */
  project?: string;
  entryPoints?: readonly EntryPoint[];
}

/**
 * Writes the declarations of each entry point, one file each.
 *
 * @throws {Error} with the messages of `tsc` or API Extractor if something is wrong.
 */
export function rollUpTypes({
  outDir,
  reportDir,
  project = `${root}tsconfig.build.json`,
  entryPoints = codeEntryPoints,
}: RollUpOptions): void {
  // The folder is inside the project, so that imports of "react" and others resolve. Its name is new, because two runs may
  // overlap.
  mkdirSync(`${root}.cache`, { recursive: true });
  const folder = mkdtempSync(`${root}.cache/types-`);
  try {
    const modules = join(folder, "modules");
    emit(project, modules);
    const declarations = entryPoints.map(({ source }) =>
      join(modules, declarationOf(source, rootDirOf(project))),
    );
    const configs = entryPoints.map((entry, index) =>
      configOf(entry, declarations[index] as string, { folder, outDir, reportDir }),
    );
    const [first, ...others] = configs;
    if (!first) throw new Error("There is no entry point to roll up.");
    const compilerState = CompilerState.create(first, {
      additionalEntryPoints: others.map((config) => config.mainEntryPointFilePath),
    });
    const problems = configs.flatMap((config) => extract(config, compilerState));
    if (problems.length > 0)
      throw new Error(`API Extractor could not roll up the declarations:\n${problems.join("\n")}`);
    for (const [index, { types }] of entryPoints.entries())
      keepTypeOnly(resolve(outDir, types), readFileSync(declarations[index] as string, "utf8"));
    if (reportDir) {
      mkdirSync(reportDir, { recursive: true });
      for (const { slug } of entryPoints)
        writeFileSync(
          join(reportDir, `${slug}.api.md`),
          readFileSync(join(folder, "reports", `${slug}.api.md`)),
        );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function emit(project: string, outDir: string): void {
  const tsc = `${root}node_modules/typescript/bin/tsc`;
  try {
    execFileSync(process.execPath, [tsc, "-p", project, "--outDir", outDir], {
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch (error) {
    const { stdout } = error as { stdout?: string };
    throw new Error(`tsc could not write the declarations:\n${stdout ?? error}`);
  }
}

function configOf(
  { slug, types }: EntryPoint,
  declaration: string,
  { folder, outDir, reportDir }: { folder: string; outDir: string; reportDir: string | undefined },
): ExtractorConfig {
  const configObject: IConfigFile = {
    projectFolder: folder,
    mainEntryPointFilePath: declaration,
    newlineKind: "lf",
    compiler: {
      overrideTsconfig: {
        compilerOptions: {
          target: "ES2022",
          lib: ["ES2023", "DOM", "DOM.Iterable"],
          module: "ESNext",
          moduleResolution: "Bundler",
          jsx: "react-jsx",
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: true,
          noEmit: true,
          types: [],
        },
        files: [declaration],
      },
    },
    dtsRollup: { enabled: true, untrimmedFilePath: resolve(outDir, types) },
    apiReport: {
      enabled: reportDir !== undefined,
      reportFileName: slug,
      // Users get types that are reached but not exported, so the report must show changes to them too.
      includeForgottenExports: true,
      reportFolder: join(folder, "reports"),
      reportTempFolder: join(folder, "reports-new"),
    },
    docModel: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
      extractorMessageReporting: {
        default: { logLevel: ExtractorLogLevel.Error },
        // Every export is public, and a separate test requires docstrings.
        "ae-missing-release-tag": { logLevel: ExtractorLogLevel.None },
        "ae-undocumented": { logLevel: ExtractorLogLevel.None },
        "ae-forgotten-export": { logLevel: ExtractorLogLevel.None },
        "ae-unresolved-link": { logLevel: ExtractorLogLevel.None },
      },
      // Docstrings are Markdown for people and editors, not TSDoc to the letter.
      tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
    },
  };
  mkdirSync(dirname(resolve(outDir, types)), { recursive: true });
  mkdirSync(join(folder, "reports"), { recursive: true });
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: `${root}package.json`,
  });
}

function extract(config: ExtractorConfig, compilerState: CompilerState): string[] {
  const problems: string[] = [];
  Extractor.invoke(config, {
    localBuild: true,
    compilerState,
    messageCallback(message) {
      const isProblem = message.logLevel === "error" && message.category !== "console";
      if (isProblem) problems.push(message.formatMessageWithLocation(root));
      message.handled = true;
    },
  });
  return problems;
}

/**
 * Exports again as types what the entry point exports only as types. API Extractor writes such a class as a value: an
 * import of it would compile, and then fail at run time.
 */
function keepTypeOnly(rolledUp: string, entry: string): void {
  const names = [...entry.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, isTypeOnly, list = ""]) =>
    list
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item && (isTypeOnly || item.startsWith("type ")))
      .map((item) => item.replace(/^type /, "").replace(/^.* as /, "")),
  );
  const text = readFileSync(rolledUp, "utf8");
  const values = names.filter((name) => valueExport(name).test(text));
  if (values.length === 0) return;
  const without = values.reduce((rest, name) => rest.replace(valueExport(name), "$1"), text);
  writeFileSync(rolledUp, without.replace(/export \{ \}\n$/, `export type { ${values.join(", ")} }\n`));
}

const valueExport = (name: string): RegExp =>
  new RegExp(`^export (declare (?:abstract class|class|const|enum|function) ${name}\\b)`, "m");

function rootDirOf(project: string): string {
  const { compilerOptions } = JSON.parse(readFileSync(project, "utf8")) as {
    compilerOptions: { rootDir: string };
  };
  return resolve(dirname(project), compilerOptions.rootDir);
}

function declarationOf(source: string, rootDir: string): string {
  return relative(rootDir, resolve(root, source)).replace(/\.tsx?$/, ".d.ts");
}

if (import.meta.main) rollUpTypes({ outDir: process.argv[2] ?? `${root}dist` });
