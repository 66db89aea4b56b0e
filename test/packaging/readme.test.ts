import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  adaptersPage,
  adaptersPagePath,
  adaptersTable,
  readDeclarations,
  tableMarks,
} from "../../scripts/adapters-table.ts";

const readme = readFileSync("README.md", "utf8");
const packageJson = JSON.parse(readFileSync("package.json", "utf8"));
const { scripts } = packageJson;
const exported = (path: string): string => packageJson.exports[path.replace("your-devices", ".")].default;
const blocks = (...languages: string[]): string[] =>
  [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)]
    .filter(([, language]) => languages.includes(language ?? ""))
    .map(([, , code]) => code ?? "");

test("the README has fewer than 250 lines", () => {
  expect(readme.split("\n").length).toBeLessThan(250);
});

test("the README has at most 200 lines", () => {
  expect(readme.trimEnd().split("\n").length).toBeLessThanOrEqual(200);
});

test("no cell of a table in the README or the documents is longer than 60 characters", () => {
  const documents = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/adapters.md",
    "docs/own-table.md",
    "docs/authjs.md",
  ];
  const cells = documents.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.startsWith("|"))
      .flatMap((line) => line.split("|").map((cell) => cell.trim())),
  );
  expect(cells.length).toBeGreaterThan(50);
  expect(cells.filter((cell) => cell.length > 60)).toEqual([]);
});

test.each([
  ["strict", {}],
  // What `next build` writes into an application that has no tsconfig.json.
  ["not strict", { strict: false, exactOptionalPropertyTypes: false }],
])("every snippet compiles against the sources (%s)", (_, strictness) => {
  const folder = "node_modules/.cache/readme";
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const snippets = blocks("ts", "tsx");
  expect(snippets.length).toBeGreaterThanOrEqual(4);
  for (const [index, code] of snippets.entries()) writeFileSync(`${folder}/snippet-${index}.tsx`, code);
  // What the snippets import from their application.
  writeFileSync(`${folder}/account-page.tsx`, snippets[0] ?? "");
  for (const [name, from] of [
    ["auth", "auth-server"],
    ["app", "app"],
  ])
    writeFileSync(`${folder}/${name}.ts`, `export * from "../../../test/packaging/readme/${from}.ts";\n`);
  const paths = Object.entries(packageJson.exports)
    .filter(([, target]) => typeof target === "object")
    .map(([name, target]) => [
      name.replace(/^\./, "your-devices"),
      [`../../../${sourceOf((target as { default: string }).default)}`],
    ]);
  writeFileSync(
    `${folder}/tsconfig.json`,
    JSON.stringify({
      extends: "../../../tsconfig.json",
      compilerOptions: {
        paths: Object.fromEntries(paths),
        types: ["node", "vite/client"],
        noUnusedLocals: false,
        ...strictness,
      },
      include: ["*.tsx", "*.ts"],
    }),
  );
  const { stdout } = spawnSync("node_modules/.bin/tsc", ["-p", folder], { encoding: "utf8" });
  // Applications read declarations, not these sources, which are strict.
  const errors = stdout.split("\n").filter((line) => /error TS/.test(line) && !line.startsWith("src/"));
  expect(errors).toEqual([]);
});

test.each(["README.md", "docs/recipes.md"])(
  "every snippet of %s that calls a hook is for the client",
  (file) => {
    const code = [...readFileSync(file, "utf8").matchAll(/```tsx\n([\s\S]*?)```/g)].map(
      ([, text = ""]) => text,
    );
    const withHooks = code.filter((text) => /\buse[A-Z]\w*\(/.test(text));
    expect(withHooks.length).toBeGreaterThan(0);
    expect(withHooks.filter((text) => !text.startsWith('"use client";'))).toEqual([]);
  },
);

test("the table of adapters is what the adapters say of themselves (npm run table)", async () => {
  const [start, end] = tableMarks;
  expect(readme).toContain(`${start}\n${await adaptersTable()}\n${end}`);
});

test("the page of adapters is what the adapters say of themselves (npm run table)", async () => {
  expect(readFileSync(adaptersPagePath, "utf8")).toBe(await adaptersPage());
});

test("every adapter has a declaration, and it names where the adapter is", async () => {
  const declarations = await readDeclarations();
  for (const { importPath, factory } of declarations)
    expect(await import(/* @vite-ignore */ `../../${sourceOf(exported(importPath))}`)).toHaveProperty(
      factory,
    );
  const adapters = Object.keys(packageJson.exports).filter((name) => /^\.\/(adapters|server)\//.test(name));
  expect(declarations.map(({ importPath }) => importPath.replace("your-devices", ".")).sort()).toEqual(
    adapters.sort(),
  );
});

test("each way to a backend takes fewer than 40 lines", () => {
  for (const heading of ["Better Auth", "Your own backend"]) {
    const [, section] = new RegExp(`\n## ${heading}\n([\\s\\S]*?)\n## `).exec(readme) ?? [];
    expect(section?.split("\n").length).toBeLessThan(40);
  }
});

test("every npm script that the documents name exists", () => {
  const documents = ["README.md", "CONTRIBUTING.md"].map((file) => readFileSync(file, "utf8")).join("\n");
  const named = [...documents.matchAll(/(?:`|^|&& )npm (?:run )?([\w:-]+)/gm)]
    .map(([, name]) => name ?? "")
    .filter((name) => !["ci", "install"].includes(name));
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => !scripts[name])).toEqual([]);
});

test("every file that the documents link to exists", () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)|(?:src|srcset)="([^"]+)"/g)].map(
    ([, link, image]) => link ?? image ?? "",
  );
  expect(links.filter((link) => !existsSync(link))).toEqual([]);
});

test("every CSS variable and class that the README names is in the stylesheet", () => {
  const styles = readFileSync("src/styles.css", "utf8");
  const names = blocks("css").flatMap((code) => code.match(/--yd-[\w-]+|\.yd-[\w-]+/g) ?? []);
  expect(names.length).toBeGreaterThan(2);
  expect(names.filter((name) => !styles.includes(name))).toEqual([]);
});

function sourceOf(built: string): string {
  const source = built.replace(/^\.\/dist\//, "src/").replace(/\.js$/, ".ts");
  return existsSync(source) ? source : source.replace(/\.ts$/, ".tsx");
}
