import { fileURLToPath } from "node:url";
import packageJson from "../package.json" with { type: "json" };

/** A path that users import, from `exports` in package.json. */
export interface EntryPoint {
  /** As users write it: "your-devices/adapters/rest". */
  importPath: string;
  /** For file names: "adapters-rest", and "index" for the package itself. */
  slug: string;
  /** Relative to the root of the project: "src/adapters/rest/browser.ts". */
  source: string;
  /** Its declarations inside `dist`: "adapters/rest/browser.d.ts". */
  types: string;
}

/** The root of the project, with a slash at the end. */
export const root: string = fileURLToPath(new URL("..", import.meta.url));

export const entryPoints: readonly EntryPoint[] = Object.entries(packageJson.exports).flatMap(
  ([path, target]) =>
    typeof target === "string"
      ? []
      : {
          importPath: `${packageJson.name}${path.slice(1)}`,
          slug: path === "." ? "index" : path.slice(2).replaceAll("/", "-"),
          source: target.default.replace("./dist/", "src/").replace(/\.js$/, ".ts"),
          types: target.types.replace("./dist/", ""),
        },
);

/** The entry points with code, which leaves out the stylesheet. */
export const codeEntryPoints: readonly EntryPoint[] = entryPoints.filter(({ source }) =>
  /\.tsx?$/.test(source),
);
