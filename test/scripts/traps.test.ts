import { execFile } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { findMarks, withoutMarkedNode } from "../../scripts/traps/marks.ts";
import { findTests } from "../../scripts/traps/run.ts";

const marks = findMarks("src/**/*.{ts,tsx}");
const files = globSync("test/**/*.test.{ts,tsx}", { exclude: ["test/traps/**"] });

async function listedTraps(): Promise<Record<string, string>[]> {
  const lists = await Promise.all(globSync("test/traps/*.ts").map((file) => import(resolve(file))));
  return lists.flatMap((list) => Object.values(list) as Record<string, string>[]);
}
const sorted = (ids: readonly string[]) => ids.toSorted();

describe("each documented trap", () => {
  it("has one mark in the sources and one test", async () => {
    const listed = sorted((await listedTraps()).flatMap((list) => Object.keys(list)));
    expect(sorted(marks.map(({ id }) => id))).toEqual(listed);
    expect(sorted(findTests(files).map(({ id }) => id))).toEqual(listed);
  });

  it("is told in a sentence", async () => {
    const facts = (await listedTraps()).flatMap((list) => Object.values(list));
    expect(facts.filter((fact) => !/^.{20,}\.$/.test(fact))).toEqual([]);
  });

  it.each(marks)(
    "$id can be taken out: what remains parses, and no other trap goes with it",
    ({ id, file }) => {
      const source = readFileSync(file, "utf8");
      expect(withoutMarkedNode(source, file, id)).not.toBe(source);
    },
  );
});

describe("what is taken out", () => {
  const without = (source: string) => withoutMarkedNode(source, "x.ts", "shop-x").replace(/ +\n/g, "\n");

  it.each([
    ["a statement", "// trap: shop-x\nif (a) {\n  b();\n}\nc();", "// trap: shop-x\n\n\n\nc();"],
    ["a member", "x = {\n// trap: shop-x\na: [1, 2],\nb };", "x = {\n// trap: shop-x\n\nb };"],
    ["an element", "x = [\n// trap: shop-x\n[1, a()],\n];", "x = [\n// trap: shop-x\n\n];"],
    [
      "a node below another comment",
      "// trap: shop-x\n// Why.\na ??= b;\nc();",
      "// trap: shop-x\n// Why.\n\nc();",
    ],
  ])("is %s, with its comma, and the lines stay", (_, source, rest) => {
    expect(without(source)).toBe(rest);
  });

  it.each([
    ["nothing begins after the mark", "a();\n// trap: shop-x\n", /No statement/],
    ["a parameter begins there", "f(\n// trap: shop-x\na);", /No statement/],
    ["it declares what others use", "// trap: shop-x\nconst a = 1;\na;", /declares/],
    ["it holds another mark", "// trap: shop-x\nif (a) {\n// trap: shop-y\nb();\n}", /holds another trap/],
    ["there is no such mark", "// trap: shop-y\na();", /has no mark/],
  ])("is nothing where %s, which is an error", (_, source, message) => {
    expect(() => without(source)).toThrow(message);
  });
});

it("the tool says of each trap whether its test caught the removal, and why it has not", async () => {
  const { code, output } = await new Promise<{ code: unknown; output: string }>((done) => {
    const options = { cwd: "test/traps/fixtures", env: { PATH: process.env.PATH } };
    execFile(process.execPath, [resolve("scripts/traps.ts")], options, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });
  expect(output.trim().split("\n")).toEqual([
    "NOT CAUGHT  shop-above-nothing: No statement, object member or array element begins after the mark, in src/price.ts.",
    "NOT CAUGHT  shop-breaks-the-code: The test fails by no assertion: TypeError: rules.currency is not a function",
    'NOT CAUGHT  shop-each: No test is named "shop-each: …".',
    "caught      shop-element",
    "NOT CAUGHT  shop-foreign-assertion: The assertion that fails is not the test's own: expected undefined to be true // Object.is equality",
    "NOT CAUGHT  shop-hangs: The test fails by no assertion: Error: Test timed out in 1000ms.",
    "NOT CAUGHT  shop-holds-another: What is marked shop-holds-another in src/price.ts holds another trap.",
    "caught      shop-member",
    "NOT CAUGHT  shop-never-tested: The test stays green without what is marked shop-never-tested.",
    "NOT CAUGHT  shop-red: The test is not green as it is: expected 'about EUR 3.00' to be '3' // Object.is equality",
    "caught      shop-statement",
    'NOT CAUGHT  shop-two-tests: 2 tests are named "shop-two-tests: …".',
    'NOT CAUGHT  shop-without-test: No test is named "shop-without-test: …".',
    "3 passed, 10 failed",
  ]);
  expect(code).toBe(1);
});
