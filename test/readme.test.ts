import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";

const readme = readFileSync("README.md", "utf8");
const scripts = JSON.parse(readFileSync("package.json", "utf8")).scripts;
const blocks = (...languages: string[]): string[] =>
  [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)]
    .filter(([, language]) => languages.includes(language ?? ""))
    .map(([, , code]) => code ?? "");

test("the README has fewer than 250 lines", () => {
  expect(readme.split("\n").length).toBeLessThan(250);
});

test("every snippet compiles against the sources", () => {
  const folder = "node_modules/.cache/readme";
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const snippets = blocks("ts", "tsx");
  expect(snippets.length).toBeGreaterThanOrEqual(4);
  for (const [index, code] of snippets.entries()) writeFileSync(`${folder}/snippet-${index}.tsx`, code);
  const paths = Object.entries(JSON.parse(readFileSync("package.json", "utf8")).exports)
    .filter(([, target]) => typeof target === "object")
    .map(([name, target]) => [
      name.replace(/^\./, "your-devices"),
      [`../../../${sourceOf((target as { default: string }).default)}`],
    ]);
  writeFileSync(
    `${folder}/tsconfig.json`,
    JSON.stringify({
      extends: "../../../tsconfig.json",
      compilerOptions: { paths: Object.fromEntries(paths), types: ["vite/client"], noUnusedLocals: false },
      include: ["*.tsx"],
    }),
  );
  expect(() =>
    execFileSync("node_modules/.bin/tsc", ["-p", folder], { encoding: "utf8", stdio: "pipe" }),
  ).not.toThrow();
});

test("every npm script that the documents name exists", () => {
  const documents = ["README.md", "CONTRIBUTING.md"].map((file) => readFileSync(file, "utf8")).join("\n");
  const named = [...documents.matchAll(/(?:`|^|&& )npm (?:run )?([\w-]+)/gm)]
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
