import { globSync, readFileSync } from "node:fs";
import { basename, posix } from "node:path";
import { describe, expect, test } from "vitest";

/** DESIGN: who may import whom. Types count like values. */
const mayImport: Record<string, readonly RegExp[]> = {
  core: [/^core\//],
  adapters: [/^core\//, /^adapters\//],
  // What a row of Better Auth means is the same in the browser and on the server.
  server: [/^core\//, /^server\//, /^adapters\/better-auth\/(is-row|to-user-session)\.ts$/],
  query: [/^core\//, /^query\//, /^react$/, /^@tanstack\/react-query$/],
  "view-model": [/^core\//, /^query\//, /^view-model\//, /^react$/],
  components: [/^view-model\//, /^components\//, /^react$/],
  locales: [/^view-model\/english\.ts$/, /^view-model\/labels\.ts$/, /^locales\//],
  testing: [/^core\//, /^adapters\/memory\.ts$/, /^testing\//],
  "index.ts": [/^(core|query|view-model|components)\//],
};
const files = globSync("src/**/*.{ts,tsx}").map((path) => path.replaceAll("\\", "/").replace(/^src\//, ""));
const source = (file: string): string => readFileSync(`src/${file}`, "utf8");
const folderOf = (file: string): string => file.split("/")[0] as string;

function importsOf(file: string): string[] {
  const found = source(file).matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^;]*?\bfrom\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/g,
  );
  return [...found].map(([, fixed, dynamic]) => {
    const target = (fixed ?? dynamic) as string;
    return target.startsWith(".") ? posix.join(posix.dirname(file), target) : target;
  });
}

test("there are sources to look at", () => {
  expect(files.length).toBeGreaterThan(40);
});

describe.each(files)("%s", (file) => {
  test("imports only what its folder may import", () => {
    const allowed = mayImport[folderOf(file)] ?? [];
    const parser = file === "core/user-agent.ts" ? [/^ua-parser-js$/] : [];
    const foreign = importsOf(file).filter(
      (target) => ![...allowed, ...parser].some((rule) => rule.test(target)),
    );
    expect(foreign).toEqual([]);
  });

  test("has no more than 250 lines", () => {
    expect(source(file).split("\n").length).toBeLessThanOrEqual(251);
  });

  test("says 'use client' exactly where it uses React's state, effects or context", () => {
    const uses = /\buse[A-Z]\w*[(<]|\bcreateContext\b|\buseLayoutEffect\b/;
    const hasHooks = uses.test(
      source(file)
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*|"[^"\n]*"|`[^`]*`/g, "")
        .replace(/import type .*/g, ""),
    );
    expect(source(file).startsWith('"use client";')).toBe(hasHooks && basename(file) !== "index.ts");
  });
});

test("core has no clock, no network and no React of its own", () => {
  const offenders = files
    .filter((file) => folderOf(file) === "core")
    .filter((file) => /\bDate\.now\(|\bnew Date\(\)|\bfetch\(|\bperformance\.now\(/.test(source(file)));
  expect(offenders).toEqual([]);
});

test("no text can become markup, code or style", () => {
  const sinks =
    /dangerouslySetInnerHTML|innerHTML|outerHTML|document\.write|insertAdjacentHTML|\beval\(|new Function|style=\{/;
  expect(files.filter((file) => sinks.test(source(file)))).toEqual([]);
});

test("the user-agent library is exactly the last one under MIT", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(dependencies).toEqual({ "ua-parser-js": "1.0.41" });
  const locked = JSON.parse(readFileSync("package-lock.json", "utf8")).packages["node_modules/ua-parser-js"];
  expect(locked).toMatchObject({
    version: "1.0.41",
    license: "MIT",
    integrity:
      "sha512-LbBDqdIC5s8iROCUjMbW1f5dJQTEFB1+KO9ogbvlb3nm9n4YHa5p4KTvFPWvh2Hs8gZMBuiB1/8+pdfe/tDPug==",
  });
});

test("the lock file names no host", () => {
  expect(readFileSync("package-lock.json", "utf8")).not.toMatch(/"resolved": "\w+:/);
});
