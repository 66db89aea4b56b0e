import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeEntryPoints, root } from "../../scripts/entry-points.ts";
import { rollUpTypes } from "../../scripts/roll-up-types.ts";

mkdirSync(`${root}.cache`, { recursive: true });
const folder = mkdtempSync(`${root}.cache/declarations-test-`);
const inFolder = (types: string): string => join(folder, types);
const tsc = (project: string): string => {
  try {
    execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-p", project], {
      encoding: "utf8",
      stdio: "pipe",
    });
    return "";
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
};

beforeAll(() => rollUpTypes({ outDir: folder }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("there is one file of declarations for each entry point, and no other", () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(folder, join(file.parentPath, file.name)).replaceAll("\\", "/"));
  expect(files.sort()).toEqual(codeEntryPoints.map(({ types }) => types).sort());
});

test.each(codeEntryPoints)("$importPath needs the peers' types and no others", ({ types }) => {
  const text = readFileSync(inFolder(types), "utf8");
  const imported = [...text.matchAll(/(?:\bfrom |\bimport\()['"]([^'"]+)['"]/g)].map(([, from]) => from);
  expect(imported.filter((from) => from !== "react" && from !== "@tanstack/react-query")).toEqual([]);
});

describe("for an application", () => {
  const compile = (file: string, options: Record<string, unknown>): string => {
    const project = join(folder, "consumer");
    mkdirSync(project, { recursive: true });
    const paths = codeEntryPoints.map(({ importPath, types }) => [
      importPath,
      [relative(project, inFolder(types))],
    ]);
    const compilerOptions = {
      noEmit: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      target: "ES2022",
      lib: ["ES2023", "DOM", "DOM.Iterable"],
      module: "ESNext",
      moduleResolution: "Bundler",
      jsx: "react-jsx",
      types: [],
      paths: Object.fromEntries(paths),
      ...options,
    };
    writeFileSync(
      join(project, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: [relative(project, file)] }),
    );
    return tsc(project);
  };

  test("the types of different entry points are one type, and nothing in them is unresolved", () => {
    expect(compile(`${root}test/packaging/across-entry-points.tsx`, { skipLibCheck: false })).toBe("");
  });

  test("what is exported as a value is what can be imported when it runs, and nothing else", async () => {
    const lines = await Promise.all(
      codeEntryPoints.map(async ({ importPath }) => {
        const values = Object.keys(await import(/* @vite-ignore */ importPath)).map((value) => `"${value}"`);
        const from = `typeof import("${importPath}")`;
        return `export const ${importPath.replaceAll(/\W/g, "_")}: Same<keyof ${from}, ${values.join(" | ")}> = true;`;
      }),
    );
    const same = "type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : A) : B;";
    const file = join(folder, "consumer", "values.ts");
    mkdirSync(join(folder, "consumer"), { recursive: true });
    writeFileSync(file, [same, ...lines].join("\n"));
    expect(compile(file, {})).toBe("");
  });
});

describe("of a small package", () => {
  const small = (source: string): string => {
    const project = mkdtempSync(join(folder, "small-"));
    mkdirSync(join(project, "src"));
    writeFileSync(join(project, "src/index.ts"), source);
    writeFileSync(
      join(project, "tsconfig.json"),
      JSON.stringify({
        extends: relative(project, `${root}tsconfig.build.json`),
        compilerOptions: { rootDir: "./src" },
        include: ["src"],
      }),
    );
    rollUpTypes({
      outDir: join(project, "out"),
      project: join(project, "tsconfig.json"),
      entryPoints: [
        {
          importPath: "small",
          slug: "index",
          types: "index.d.ts",
          source: relative(root, join(project, "src/index.ts")),
        },
      ],
    });
    return readFileSync(join(project, "out/index.d.ts"), "utf8");
  };

  test("what is internal stays inside", () => {
    const text = small(
      "export interface Shown {\n  /** Seen. */\n  shown: string;\n  /** @internal */\n  hidden: string;\n}\n/** @internal */\nexport const secret: string = '';\n",
    );
    expect(text).toMatch(/\/\*\* Seen\. \*\/\s+shown: string;/);
    expect(text).not.toMatch(/hidden|secret/);
  });

  test("a class that is exported as a type only can't be imported as a value", () => {
    const text = small(
      "class Hidden { readonly a: number = 1; }\nexport class Shown { readonly b: number = 2; }\nexport type { Hidden };\n",
    );
    expect(text).toMatch(/^export declare class Shown/m);
    expect(text).toMatch(/^declare class Hidden/m);
    expect(text).toMatch(/^export type \{ Hidden \}$/m);
  });

  test("what does not compile is said with its place", () => {
    expect(() => small("export const wrong: string = 1;\n")).toThrow(/src\/index\.ts\(1,14\): error TS2322/);
  });
});
