import { execFile } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { findMarks, withoutHandling } from "../../scripts/traps/marks.ts";
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
      expect(withoutHandling(source, file, id)).not.toBe(source);
    },
  );
});

const without = (source: string) => withoutHandling(source, "x.ts", "shop-x").replace(/ +\n/g, "\n");
const told = (key: string) => `// The shop has no prices at night (${key}).\n`;
const marked = told("trap: shop-x");
const replaced = (instead: string) => told(`trap: shop-x -> ${instead}`);

describe("what is taken out", () => {
  it.each([
    ["a statement", "if (a) {\n  b();\n}\nc();", "\n\n\nc();"],
    ["a member", "x = {\na: [1, 2],\nb };", "x = {\n\nb };"],
    ["an element", "x = [\n[1, a()],\n];", "x = [\n\n];"],
    ["a node below another comment", "// Why.\na ??= b;\nc();", "// Why.\n\nc();"],
    ["a member of a class", "class A {\na = 1;\nb = 2;\n}", "class A {\n\nb = 2;\n}"],
  ])("is %s, with its comma, and the lines stay", (_, source, rest) => {
    const insideOf = /^(?:x = .|class A .)\n/.exec(source)?.[0] ?? "";
    const code = source.slice(insideOf.length);
    const left = rest.slice(insideOf.length);
    expect(without(`${insideOf}${marked}${code}`)).toBe(`${insideOf}${marked}${left}`);
  });

  it.each([
    ["above another comment", `${marked}// Why.\n`],
    ["below another comment", `// Why.\n${marked}`],
    ["in the first of two lines", "// It is so (trap: shop-x), and nobody\n// knows why.\n"],
    ["in the last of two lines", "// It is so, and nobody knows\n// why (trap: shop-x).\n"],
    ["behind the sentence", "// It is so, and nobody knows why. (trap: shop-x)\n"],
  ])("is the node whose mark stands %s", (_, comment) => {
    expect(without(`${comment}a ??= b;\nc();`)).toBe(`${comment}\nc();`);
  });

  it.each([
    ["nothing begins after the mark", `a();\n${marked}`, /No statement/],
    ["a parameter begins there", `f(\n${marked}a);`, /No statement/],
    ["it declares what others use", `${marked}const a = 1;\na;`, /declares a name: say what its value is/],
    [
      "it holds another mark",
      `${marked}if (a) {\n// Why should it be so (trap: shop-y).\nb();\n}`,
      /holds another trap/,
    ],
    ["there is no such mark", `${told("trap: shop-y")}a();`, /has no mark shop-x/],
    ["the source does not parse", `${marked}a(;`, /^x\.ts does not parse/],
  ])("is nothing where %s, which is an error", (_, source, message) => {
    expect(() => without(source)).toThrow(message);
  });
});

describe("what a replacement replaces", () => {
  it.each([
    ["an initializer", "const a = b ? c : 1;", "1", "const a = (1);"],
    ["an exported one", "export const a: number = b;", "1", "export const a: number = (1);"],
    [
      "an arrow function",
      "const a = (b: string) => b.trim();",
      "(b: string) => b",
      "const a = ((b: string) => b);",
    ],
    ["an assigned value", "a.b += c(d);", "0", "a.b += (0);"],
    ["an expression", "await a(b);", "undefined", "(undefined);"],
    ["what is returned", "function f() {\nreturn a || b;\n}", "a", "function f() {\nreturn (a);\n}"],
    ["what is thrown", "function f() {\nthrow a(b);\n}", "b", "function f() {\nthrow (b);\n}"],
    ["a condition", "if (a && b) {\n  c();\n} else d();", "a", "if ((a)) {\n  c();\n} else d();"],
    ["the condition of a loop", "while (a && b) c();", "a", "while ((a)) c();"],
    ["a member's value", "x = {\na: b(),\nc };", "[]", "x = {\na: ([]),\nc };"],
    ["what is spread", "x = {\n...(a && { b }),\nc };", "{}", "x = {\n...({}),\nc };"],
    ["an element", "x = [\n[1, a()],\n2];", "[1]", "x = [\n([1]),\n2];"],
    ["what an element spreads", "x = [\n...a,\n2];", "[]", "x = [\n...([]),\n2];"],
    ["a field", "class A {\n#a = b();\n}", "1", "class A {\n#a = (1);\n}"],
  ])("is %s", (_, source, instead, rest) => {
    const insideOf = /^(?:x = .|class A .|function f.*)\n/.exec(source)?.[0] ?? "";
    const comment = replaced(instead);
    expect(without(`${insideOf}${comment}${source.slice(insideOf.length)}`)).toBe(
      `${insideOf}${comment}${rest.slice(insideOf.length)}`,
    );
  });

  it("keeps the lines below it where they were", () => {
    const comment = replaced("1");
    expect(without(`${comment}const a = [\n  2,\n];\nb();`)).toBe(`${comment}const a = (1)\n\n;\nb();`);
  });

  it.each([
    ["brackets", 'f((a), ")")'],
    ["an arrow", "() => b"],
    ["a text", "'a) b'"],
    ["two values", "a, b"],
  ])("may be written with %s", (_, instead) => {
    expect(without(`${replaced(instead)}const a = 2;`)).toBe(`${replaced(instead)}const a = (${instead});`);
  });

  it("may go over two lines of the comment", () => {
    const comment =
      "// It is so, and nobody knows why (trap: shop-x -> a(b,\n// c)). There is more to say.\n";
    expect(without(`${comment}const a = 2;`)).toBe(`${comment}const a = (a(b, c));`);
  });

  it.each([
    ["has no initializer", `${replaced("1")}let a;`, /no expression to replace/],
    ["declares two names", `${replaced("1")}const a = 2, b = 3;`, /no expression to replace/],
    ["is a function", `${replaced("1")}function f() {}`, /no expression to replace/],
    ["is a block", `${replaced("1")}{ a(); }`, /no expression to replace/],
    ["returns nothing", `function f() {\n${replaced("1")}return;\n}`, /no expression to replace/],
    ["is a method", `x = {\n${replaced("1")}a() {} };`, /no expression to replace/],
    ["is a shorthand", `x = {\n${replaced("1")}a };`, /no expression to replace/],
    ["is not there", `a();\n${replaced("1")}`, /No statement/],
    [
      "holds another mark",
      `${replaced("1")}const a = [\n// It is so at night and by day (trap: shop-y).\nb,\n];`,
      /holds another trap/,
    ],
    ["is replaced by a statement", `${replaced("return 1")}const a = 2;`, /no expression stands behind/],
    ["is replaced by nothing", `${replaced("")}const a = 2;`, /no expression stands behind/],
    [
      "does not parse with it",
      `function f() {\n${replaced("await a")}const a = 2;\n}`,
      /Without shop-x, x\.ts does not parse/,
    ],
  ])("is nothing if what is marked %s, which is an error", (_, source, message) => {
    expect(() => without(source)).toThrow(message);
  });

  it("leaves other marks beside the expression alone", () => {
    const body = " {\n// It is so at night and by day (trap: shop-y).\nb();\n}";
    expect(without(`${replaced("c")}if (a)${body}`)).toBe(`${replaced("c")}if ((c))${body}`);
  });
});

describe("a mark that could be overlooked is an error", () => {
  it.each([
    ["behind code", "a(); // The shop has no prices (trap: shop-x).", /is not a mark/],
    ["in a block comment", "/* The shop has no prices (trap: shop-x). */\na();", /is not a mark/],
    ["in the comment of a function", "/** The shop has no prices (trap: shop-x). */\na();", /is not a mark/],
    ["with a wrong key", "// The shop has no prices (trap: Shop X).\na();", /is not a mark/],
    ["with a wrong arrow", "// The shop has no prices (trap: shop-x => 1).\na();", /is not a mark/],
    ["without brackets", "// The shop has no prices, trap: shop-x.\na();", /is not a mark/],
    ["the key alone", "// trap: shop-x\na();", /is not a mark/],
    ["without its fact", "// (trap: shop-x)\na();", /does not say the fact in a sentence/],
    ["with a short fact", "// A price (trap: shop-x).\na();", /does not say the fact in a sentence/],
    ["with half a sentence", "// The shop has no prices at night (trap: shop-x)\na();", /in a sentence/],
    [
      "beside another in the same comment",
      "// It is so at night and by day (trap: shop-x).\n// It is so, and nobody knows why (trap: shop-y).\na();",
      /one comment has the marks shop-x, shop-y/,
    ],
  ])("%s", (_, source, message) => {
    expect(() => without(source)).toThrow(message);
  });

  it("but a text in the code is none", () => {
    expect(without(`${marked}a();\nb("// trap: shop-x, (trap: shop-y)");`)).toMatch(/^\/\/.*\n\nb/);
  });
});

it("the tool says of each trap whether its test caught the removal, and why it has not", {
  timeout: 300_000, // A Vitest inside a Vitest.
}, async () => {
  const { code, output } = await new Promise<{ code: unknown; output: string }>((done) => {
    const options = { cwd: "test/traps/fixtures", env: { PATH: process.env.PATH } };
    execFile(process.execPath, [resolve("scripts/traps/traps.ts")], options, (error, stdout, stderr) =>
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
    "NOT CAUGHT  shop-nothing-to-replace: What is marked shop-nothing-to-replace in src/price.ts has no expression to replace.",
    "NOT CAUGHT  shop-red: The test is not green as it is: expected 'about EUR 3.00' to be '3' // Object.is equality",
    "caught      shop-replaced",
    "NOT CAUGHT  shop-replaced-by-the-same: The test stays green without what is marked shop-replaced-by-the-same.",
    "caught      shop-statement",
    'NOT CAUGHT  shop-two-tests: 2 tests are named "shop-two-tests: …".',
    'NOT CAUGHT  shop-without-test: No test is named "shop-without-test: …".',
    "4 passed, 12 failed",
  ]);
  expect(code).toBe(1);
});
