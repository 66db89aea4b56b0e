import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Figures, inspect, type Report } from "../../scripts/house/house.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Five files of which three have a test, and nothing to object to. */
const good: Record<string, string> = {
  "src/index.ts": 'export { list } from "./core/list.ts";\n',
  "src/core/list.ts":
    "/** All sessions; there is no other list. */\nexport const list = (): string[] => [];\n",
  "src/core/guard/lists.ts": 'import { list } from "../list.ts";\nexport const lists = [list()];\n',
  "src/core/guard/index.ts": 'export * from "./lists.ts";\n',
  "src/devices/device-list.tsx":
    'import { list } from "../core/list.ts";\nexport const rows = <ul>{list()}</ul>;\n',
  "test/core/list.test.ts": "",
  "test/core/guard/lists.conformance.test.ts": "",
  "test/devices/device-list.browser.test.tsx": "",
  "test/core/fakes.ts": "",
};

function house(files: Record<string, string> = {}, tarballFiles = 10): Report {
  const root = mkdtempSync(join(tmpdir(), "house-"));
  folders.push(root);
  for (const [path, text] of Object.entries({ ...good, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return inspect(root, tarballFiles);
}

const failed = (report: Report): string[] => report.failed.map(({ figure }) => figure);

it("a good house has its figures, and every gate lets it pass", () => {
  const report = house();
  expect(report.figures).toEqual<Figures>({
    files: 5,
    meanLines: 2,
    p90Lines: 2,
    maxLines: 2,
    cycles: 0,
    sharedNames: 0,
    twins: 0,
    longFiles: 0,
    mirrored: 60,
    banned: 0,
    tarballFiles: 10,
  });
  expect(report.findings.banned).toEqual([]);
  expect(report.failed).toEqual([]);
});

describe("a gate closes", () => {
  it("on more than 255 files", () => {
    const many = Object.fromEntries(
      Array.from({ length: 251 }, (_, index) => [
        [`src/core/one${index}.ts`, ""],
        [`test/core/one${index}.test.ts`, ""],
      ]).flat(),
    );
    expect(failed(house(many))).toEqual(["files"]);
    const { "src/core/one0.ts": _, ...fewer } = many;
    expect(failed(house(fewer))).toEqual([]);
  });

  it.each([
    ["values", 'import { lists } from "./guard/lists.ts";\nexport const list = () => lists;\n'],
    [
      "types",
      'import type { lists } from "./guard/lists.ts";\nexport const list = (): typeof lists => [];\n',
    ],
    ["a type in place", 'export const list = (): typeof import("./guard/lists.ts").lists => [];\n'],
    ["an import on demand", 'export const list = () => import("./guard/lists.ts");\n'],
    ["an export", 'export * from "./guard/lists.ts";\n'],
    ["an export by name", 'export type { lists } from "./guard/lists.ts";\n'],
  ])("on a circle of imports by %s", (_, text) => {
    const report = house({ "src/core/list.ts": text });
    expect(failed(report)).toEqual(["cycles"]);
    expect(report.findings.cycles).toEqual(["src/core/guard/lists.ts <-> src/core/list.ts"]);
  });

  it("on a file that imports itself", () => {
    expect(house({ "src/core/list.ts": 'export * from "./list.ts";\n' }).findings.cycles).toEqual([
      "src/core/list.ts",
    ]);
  });

  it("on two files of one name, but for index.ts and inside the vendors' folders", () => {
    const vendors = { "src/adapters/clerk/map.ts": "", "src/adapters/rest/map.ts": "" };
    const tests = { "test/adapters/clerk/map.test.ts": "", "test/adapters/rest/map.test.ts": "" };
    expect(failed(house({ ...vendors, ...tests, "src/devices/index.ts": "" }))).toEqual([]);
    const report = house({ "src/devices/lists.tsx": "", "test/devices/lists.test.ts": "" });
    expect(failed(report)).toEqual(["sharedNames"]);
    expect(report.findings.sharedNames).toEqual(["lists: src/core/guard/lists.ts, src/devices/lists.tsx"]);
  });

  it("on a file beside a folder of its name", () => {
    const report = house({ "src/core/guard.ts": "", "test/core/guard.test.ts": "" });
    expect(failed(report)).toEqual(["twins"]);
    expect(report.findings.twins).toEqual(["src/core/guard.ts and src/core/guard/"]);
  });

  it("on a file of more than 300 lines whose first comment does not say why", () => {
    const lines = (count: number) => "a();\n".repeat(count);
    const withFile = (text: string) => house({ "src/core/list.ts": text });
    expect(failed(withFile(lines(300)))).toEqual([]);
    const report = withFile(lines(301));
    expect(failed(report)).toEqual(["longFiles"]);
    expect(report.findings.longFiles).toEqual(["src/core/list.ts: 301 lines"]);
    expect(failed(withFile(`// A long list.\n${lines(300)}`))).toEqual(["longFiles"]);
    expect(failed(withFile(`// Long, because the\n// states share it.\n${lines(300)}`))).toEqual([]);
    expect(failed(withFile(`a();\n// First.\n\n// Long, because of it.\n${lines(300)}`))).toEqual([
      "longFiles",
    ]);
  });

  it("when fewer than 60 % of the files have their test at the same place", () => {
    const report = house({
      "src/core/check.ts": "",
      "test/check.test.ts": "",
      "test/core/checks.test.ts": "",
    });
    expect(failed(report)).toEqual(["mirrored"]);
    expect(report.figures.mirrored).toBe(50);
    expect(report.findings.mirrored).toContain("src/core/check.ts");
  });

  it("when more than 500 files are published, or nobody knows how many", () => {
    expect(failed(house({}, 500))).toEqual([]);
    expect(failed(house({}, 501))).toEqual(["tarballFiles"]);
    expect(failed(house({}, Number.NaN))).toEqual(["tarballFiles"]);
  });
});

describe("banned is", () => {
  const found = (text: string, path = "src/core/list.ts") => {
    const report = house({ [path]: text, [path.replace("src", "test").replace(".ts", ".test.ts")]: "" });
    expect(failed(report)).toEqual(report.figures.banned > 0 ? ["banned"] : []);
    return report.findings.banned;
  };

  it.each([
    ["const guardActs = 1;", "guard-acts"],
    ["interface ActingPerson {}", "acting-person"],
    ["export const x = { act() {} };", "act"],
    ["class A {\n  #acts = 1;\n}", "acts"],
    ["function usePart() {}", "use-part"],
    ["type Part = string;", "part"],
    ["interface Call {}", "call"],
    ["export const call = () => 1;", "call"],
    ["class Answer {}", "answer"],
    ["function answer() {}", "answer"],
    ["type GuardMarks = string[];", "guard-marks"],
    ["const { marks } = x;", "marks"],
    ["async function prove() {}", "prove"],
    ["const proofOf = 1;", "proof-of"],
  ])("the name in %s", (text, name) => {
    expect(found(text)).toEqual([expect.stringContaining(`src/core/list.ts:`)]);
    expect(found(text)[0]).toContain(`the name ${name}: write `);
  });

  it.each(["guard-acts", "use-part", "part-not-loaded", "call", "answer", "guard-marks", "proof"])(
    "the module name %s",
    (name) => {
      expect(found("", `src/core/${name}.ts`)).toEqual([
        expect.stringMatching(new RegExp(`^src/core/${name}.ts:1: the name ${name}: write `)),
      ]);
    },
  );

  it.each([
    ["// A text is no list.", "is no list"],
    ["// Two texts that\n// are no list.", "are no list"],
    ["/** Ends the session that asks. */", "session that asks"],
    ["/* The proof list. */", "proof list"],
    ["a(); // For so long it waits.", "For so long"],
    ["// Whoever acts first.", "acts"],
    ["// Nothing is sent where nobody is signed in.", "where nobody"],
    ["// Undefined where the text is empty.", "Undefined where"],
    ["/** @throws {TypeError} where an option is wrong. */", "@throws {TypeError} where"],
    ["// It lists. Where the list is empty, nothing is shown.", ". Where the list is empty,"],
    ['throw new Error("This is no list.");', "is no list"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    ["throw new Error(`${what} is no page`);", "is no page"],
  ])("what %s says", (text, said) => {
    expect(found(text)).toEqual([expect.stringContaining(`"${said}": write `)]);
  });

  it("not what users know by it: a public member, and a title that describeAdapter prints", () => {
    const known = 'interface Count { acts: number }\nconst name = "gives ids that are no credentials";';
    expect(found(known, "src/testing/conformance/titles.ts")).toEqual([]);
    expect(found(known)).toHaveLength(2);
  });

  it("not the id of a trap", () => {
    expect(found("// An administrator may revoke too (trap: shop-impersonator-acts).")).toEqual([]);
  });

  it("named with its line, also in the middle of a comment", () => {
    expect(found("a();\n/**\n * One list.\n * A text\n * is no list.\n */\nb();")).toEqual([
      expect.stringMatching(/^src\/core\/list\.ts:5: "is no list": write is not a …/),
    ]);
  });

  it.each([
    "const action = interact(active, actor);",
    "const hostProofQuery = improve(proofread);",
    "const part = list.slice(1);",
    "const x = (call: string, answer: string) => call + answer;",
    "const tooManyMarks = { highWaterMark: 0 };",
    "// There is no list, and it is no longer there.",
    "// Where the next page begins.",
    "// It stays where it is, and goes to where it is read.",
    'const sql = "SET ended_at = NULL WHERE id = 1";',
    'const key = "where";',
  ])("not: %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

it("a source that does not parse is an error, because nothing is known of it", () => {
  expect(() => house({ "src/core/list.ts": "const = 1;" })).toThrow("src/core/list.ts does not parse");
});
