import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, posix } from "node:path";
import { describe, expect, test } from "vitest";
import { architecturePath, withFloors } from "../../scripts/floors.ts";

/** DESIGN: who may import whom. Types count like values. */
const mayImport: Record<string, readonly RegExp[]> = {
  "contract.ts": [],
  core: [/^core\//],
  adapters: [/^core\//],
  logtrace: [/^core\//, /^logtrace\//],
  server: [/^core\//, /^server\//],
  query: [/^core\//, /^query\//, /^react$/, /^@tanstack\/react-query$/],
  devices: [/^core\//, /^query\//, /^devices\//, /^react$/],
  components: [/^devices\//, /^components\//, /^react$/],
  locales: [/^devices\/(feature-)?english\.ts$/],
  testing: [/^core\//, /^adapters\/memory\/adapter\.ts$/, /^testing\//],
  "index.ts": [/^(core|query|devices|components)\//],
};
/** What may be imported for its types alone, beside the above. */
const mayImportTypes: Record<string, readonly RegExp[]> = {
  components: [/^core\//],
  locales: [/^devices\/labels\.ts$/],
};
/** Adapters over a vendor's own tables. */
const overTables: readonly string[] = ["adapters/authjs/"];
/** A vendor's folder is one room: it imports from itself and from no other vendor. */
const ownVendor = (file: string): readonly RegExp[] => {
  const [, vendor] = /^(adapters\/[\w-]+\/)/.exec(file) ?? [];
  if (vendor === undefined) return [];
  return [new RegExp(`^${vendor}`), ...(overTables.includes(vendor) ? [/^server\/sql\//] : [])];
};
const files = globSync("src/**/*.{ts,tsx}").map((path) => path.replaceAll("\\", "/").replace(/^src\//, ""));
const source = (file: string): string => readFileSync(`src/${file}`, "utf8");
const folderOf = (file: string): string => file.split("/")[0] as string;

interface Import {
  target: string;
  isType: boolean;
}

function importsOf(file: string): Import[] {
  const found = source(file).matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\b)?[^;]*?\bfrom\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/g,
  );
  return [...found].map(([, type, fixed, dynamic]) => {
    const target = (fixed ?? dynamic) as string;
    return {
      target: target.startsWith(".") ? posix.join(posix.dirname(file), target) : target,
      isType: type !== undefined,
    };
  });
}

test("there are sources to look at", () => {
  expect(files.length).toBeGreaterThan(40);
});

describe.each(files)("%s", (file) => {
  test("imports only what its folder may import", () => {
    const folder = folderOf(file);
    const parser = file === "core/user-agent/parser.ts" ? [/^ua-parser-js$/] : [];
    const allowed = [...(mayImport[folder] ?? []), ...ownVendor(file), ...parser];
    const allowedTypes = [...allowed, /^contract\.ts$/, ...(mayImportTypes[folder] ?? [])];
    const foreign = importsOf(file).filter(
      ({ target, isType }) => !(isType ? allowedTypes : allowed).some((rule) => rule.test(target)),
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

test("no file imports itself by way of others, not even for its types", () => {
  const graph = new Map(files.map((file) => [file, importsOf(file).map(({ target }) => target)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" -> "));
    if (done.has(file)) return;
    done.add(file);
    for (const target of graph.get(file) ?? []) visit(target, [...path, file]);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

function reachedFrom(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { target } of files.includes(file) ? importsOf(file) : []) reachedFrom(target, seen);
  return seen;
}

test("what runs in a browser imports nothing of a vendor's server side", () => {
  const browserSides = files.filter((file) => /^adapters\/[\w-]+\/browser\.ts$/.test(file));
  expect(browserSides.length).toBeGreaterThan(2);
  for (const file of browserSides)
    expect([...reachedFrom(file)].filter((target) => /\/server[\w-]*\.ts$/.test(target))).toEqual([]);
});

test("the widget does not load the prompt after a password change", () => {
  const widget = reachedFrom("components/your-devices.tsx");
  expect(widget).toContain("components/wasnt-me.tsx");
  expect(widget).not.toContain("components/sign-out-others-prompt.tsx");
  expect(widget).not.toContain("devices/use-sign-out-others-after.ts");
});

test("the picture in docs/architecture.md shows the imports as they are (npm run floors)", () => {
  const document = readFileSync(architecturePath, "utf8");
  expect(document).toContain("flowchart");
  expect(withFloors(document)).toBe(document);
});

test("every place that docs/architecture.md names exists", () => {
  const places = [...readFileSync(architecturePath, "utf8").matchAll(/`((?:src\/)?[\w-]+\/[\w./-]+)`/g)];
  const paths = places.map(([, path = ""]) => (/^(src|test)\//.test(path) ? path : `src/${path}`));
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
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

test.each(
  globSync(["package-lock.json", "examples/*/package-lock.json", "test/consumers/*/package-lock.json"]),
)("the lock file %s names no host", (file) => {
  expect(readFileSync(file, "utf8")).not.toMatch(/"resolved": "[\w+.-]+:/);
});
