import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadConfigFromFile } from "vite";

/** One import path of the package that has code: the stylesheet and package.json are none. */
export interface EntryPoint {
  /** As users write it: "your-devices/adapters/rest". */
  importPath: string;
  /** For file names: "adapters-rest", and "index" for the package itself. */
  slug: string;
  /** Its declarations inside `dist`: "adapters/rest.d.ts". */
  types: string;
  /** Its source, from the root of the project: "src/adapters/rest.ts". */
  source: string;
}

/** The root of the project, with a slash at its end. */
export const root: string = fileURLToPath(new URL("..", import.meta.url));

/**
 * The entry points that package.json exports, in its order. Where the source of each is, the build's own configuration
 * says, so that files may move without a change here.
 */
export async function readEntryPoints(): Promise<EntryPoint[]> {
  const { name, exports } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as {
    name: string;
    exports: Record<string, string | { types: string; default: string }>;
  };
  const sources = await readBuildEntries();
  return Object.entries(exports).flatMap(([subpath, target]) => {
    if (typeof target === "string" || !target.default.endsWith(".js")) return [];
    const built = target.default.replace(/^\.\/dist\/|\.js$/g, "");
    const source = sources[built];
    if (!source)
      throw new Error(
        `${subpath} of package.json is "${built}" in dist, which vite.config.ts does not build.`,
      );
    return {
      importPath: subpath.replace(/^\./, name),
      slug: subpath === "." ? "index" : subpath.slice(2).replaceAll("/", "-"),
      types: target.types.replace(/^\.\/dist\//, ""),
      source,
    };
  });
}

/** Where the stylesheet's source is, from the root of the project. */
export async function readStylesSource(): Promise<string> {
  const { styles } = await readBuildEntries();
  if (!styles) throw new Error('vite.config.ts has no entry "styles".');
  return styles;
}

/** `build.lib.entry` of vite.config.ts: file in `dist` without its extension, to source. */
async function readBuildEntries(): Promise<Record<string, string>> {
  const env = { command: "build", mode: "production" } as const;
  const loaded = await loadConfigFromFile(env, `${root}vite.config.ts`, root, "error");
  const { entry } = loaded?.config.build?.lib || {};
  if (typeof entry !== "object" || Array.isArray(entry))
    throw new Error("vite.config.ts has no build.lib.entry with a name for each entry.");
  return entry;
}
