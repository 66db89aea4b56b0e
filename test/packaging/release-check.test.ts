import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkRelease, type ReleaseVerdict } from "../../scripts/release-check.ts";

const manifest = {
  name: "tiny",
  version: "1.2.3",
  type: "module",
  files: ["dist", "docs", "CHANGELOG.md"],
  repository: "github:somebody/tiny",
  exports: {
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./package.json": "./package.json",
  },
};
const tiny: Record<string, string> = {
  "package.json": JSON.stringify(manifest),
  "README.md":
    "# tiny\n\n![It](docs/it.png) and [more](docs/more.md#end), [elsewhere](https://example.com).\n",
  "CHANGELOG.md": "# Changelog\n\n## 1.2.3\n\n- It is tiny.\n\n## 1.2.2\n\n- It was tinier.\n",
  "dist/index.js": "export {};\n",
  "dist/index.d.ts": "export {};\n",
  "docs/it.png": "",
  "docs/more.md": "## End\n\n[Back](../README.md), [up](#end)\n",
};

/** The verdict on the tiny package with some files changed; null takes one away. */
function check(changes: Record<string, string | null> = {}): ReleaseVerdict {
  const folder = mkdtempSync(join(tmpdir(), "release-check-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries({ ...tiny, ...changes })) {
    if (text === null) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return checkRelease(folder);
}
const packageWith = (changes: object): string => JSON.stringify({ ...manifest, ...changes });

test("a package with all that it names is fit for a release", () => {
  const { failures, warnings, files } = check();
  expect(failures).toEqual([]);
  expect(warnings).toEqual([]);
  expect(files.sort()).toEqual(Object.keys(tiny).sort());
});

test("a tarball without dist is not", () => {
  const { failures } = check({
    "package.json": packageWith({ exports: {} }),
    "dist/index.js": null,
    "dist/index.d.ts": null,
  });
  expect(failures).toEqual([
    'The tarball has no dist: run "npm run build", and look at "files" in package.json.',
  ]);
});

test("an entry of exports without its file is not, under any condition", () => {
  const exports = {
    ...manifest.exports,
    "./a": { types: "./dist/a.d.ts", default: { import: "./dist/index.js" } },
    "./b": "./src/b.js",
  };
  const { failures } = check({ "package.json": packageWith({ exports }), "src/b.js": "" });
  expect(failures).toEqual([
    '"./a" of exports is ./dist/a.d.ts, which is not in the tarball.',
    '"./b" of exports is ./src/b.js, which is not in the tarball.',
  ]);
});

test.each([
  ["another version alone", "# Changelog\n\n## 1.2.30\n\n- a\n\n## 1.2\n\n- b\n"],
  ["only what is to come", "# Changelog\n\n## Unreleased\n\n- 1.2.3 is coming.\n"],
  ["a heading of another level", "# Changelog\n\n### 1.2.3\n\n- a\n"],
])("a changelog with %s is not", (_, changelog) => {
  const { failures } = check({ "CHANGELOG.md": changelog });
  expect(failures).toEqual(['CHANGELOG.md has no section "## 1.2.3", the version in package.json.']);
});

test("a changelog that is not packed is not", () => {
  expect(check({ "package.json": packageWith({ files: ["dist", "docs"] }) }).failures).toEqual([
    'CHANGELOG.md has no section "## 1.2.3", the version in package.json.',
  ]);
});

test("a section of the changelog that says nothing is not", () => {
  const { failures } = check({ "CHANGELOG.md": "## 1.2.3\n\n## 1.2.2\n\n- a\n" });
  expect(failures).toEqual(['The section "## 1.2.3" of CHANGELOG.md is empty.']);
});

test.each(["## [1.2.3] - 2026-12-01", "## v1.2.3", "## 1.2.3 (2026-12-01)"])(
  "%s is a section of the version",
  (heading) => {
    const { failures, warnings } = check({ "CHANGELOG.md": `${heading}\n\n- a\n` });
    expect([...failures, ...warnings]).toEqual([]);
  },
);

test("a version that the changelog calls unreleased is warned of", () => {
  const { failures, warnings } = check({ "CHANGELOG.md": "## 1.2.3 (unreleased)\n\n- a\n" });
  expect(failures).toEqual([]);
  expect(warnings).toEqual([
    "CHANGELOG.md still calls 1.2.3 unreleased: write the day of its release there.",
  ]);
});

test("pictures and links that are not in the tarball are not", () => {
  const readme = [
    '<picture><source srcset="docs/it.png, demo/dark.png 2x"><img src="demo/light.png"></picture>',
    "[how](CONTRIBUTING.md) [folder](docs) [mail](mailto:a@example.com) [part](#part) `[code](none.md)`",
    "![again](demo/light.png) [name]\n\n[name]: ./LICENCE\n",
    "```md\n[shown](none.md)\n```\n",
  ].join("\n");
  const { failures } = check({ "README.md": readme, "demo/light.png": "", "CONTRIBUTING.md": "" });
  expect(failures.sort()).toEqual([
    "README.md points to ./LICENCE, which is not in the tarball.",
    "README.md points to CONTRIBUTING.md, which is not in the tarball.",
    "README.md points to demo/dark.png, which is not in the tarball.",
    "README.md points to demo/light.png, which is not in the tarball.",
  ]);
});

test("a link of another document is found from where it stands", () => {
  expect(check({ "docs/more.md": "[Back](README.md)\n" }).failures).toEqual([
    "docs/more.md points to README.md, which is not in the tarball.",
  ]);
});

test("more than 500 files are not", () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`dist/${index}.js`, ""]));
  const room = 500 - Object.keys(tiny).length;
  expect(check(many(room)).failures).toEqual([]);
  expect(check(many(room + 1)).failures).toEqual(["The tarball has 501 files, more than 500."]);
});

test("a package without a repository is warned of", () => {
  const { failures, warnings } = check({ "package.json": packageWith({ repository: undefined }) });
  expect(failures).toEqual([]);
  expect(warnings).toEqual([
    'package.json names no "repository": npm shows neither the source nor the pictures of the README.',
  ]);
});
