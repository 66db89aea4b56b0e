import packageJson from "../package.json" with { type: "json" };

/** What users import, as `exports` of package.json names it, with the source of each. */
export const entryPoints: readonly { importPath: string; source: string }[] = Object.entries(
  packageJson.exports,
)
  .filter(([, target]) => typeof target === "object")
  .map(([path, target]) => ({
    importPath: `your-devices${path.slice(1)}`,
    source: (target as { default: string }).default.replace("./dist/", "src/").replace(/\.js$/, ".ts"),
  }));
