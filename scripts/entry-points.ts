import { fileURLToPath } from "node:url";
import packageJson from "../package.json" with { type: "json" };

/** What users import, as `exports` of package.json names it. */
export interface EntryPoint {
  /** As users write it: "your-devices/adapters/rest". */
  importPath: string;
  /** For file names: "adapters-rest", and "index" for the package itself. */
  slug: string;
  /** From the root of the project: "src/adapters/rest/browser.ts". */
  source: string;
  /** Its declarations inside `dist`: "adapters/rest/browser.d.ts". */
  types: string;
}

/** The root of the project, with a slash at its end. */
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

/** Those with code: the stylesheet has none. */
export const codeEntryPoints: readonly EntryPoint[] = entryPoints.filter(({ source }) =>
  /\.tsx?$/.test(source),
);
