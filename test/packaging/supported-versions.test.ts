import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { adaptersPagePath, readDeclarations } from "../../scripts/adapters-table.ts";
import { readProjects } from "../../scripts/traps/run.ts";

const declarations = await readDeclarations();
const supported = declarations.flatMap(({ factory, supports = [] }) =>
  supports.map((one) => ({ factory, ...one })),
);
const installed: Readonly<Record<string, string>> = packageJson.devDependencies;
/** The exact versions of a package that are installed, from the oldest on: `<name>` and `<name>-newest`. */
const versionsOf = (name: string): string[] =>
  [installed[name], installed[`${name}-newest`]].flatMap((version) =>
    version ? [version.replace(`npm:${name}@`, "")] : [],
  );
test("every adapter of a vendor says which versions of its package it supports", () => {
  const vendors = declarations.filter(({ importPath }) => /better-auth|clerk|propelauth/.test(importPath));
  expect(vendors).toHaveLength(4);
  for (const { factory, supports } of vendors) expect(supports?.length, factory).toBeGreaterThan(0);
});

test.each(supported)("$factory is tested with the versions of $name that it names", ({ name, tested }) => {
  expect(tested).toEqual(versionsOf(name));
  for (const version of tested) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

test.each(supported)("$factory supports $name from the oldest tested version on", ({ range, tested }) => {
  const [, from = "", before = ""] = /^>=(\d+\.\d+\.\d+) <(\d+(?:\.\d+)?)$/.exec(range) ?? [];
  expect(tested[0]).toBe(from);
  for (const version of tested)
    expect(version.localeCompare(before, "en", { numeric: true })).toBeLessThan(0);
});

test.each(supported)("the documents name the range of $name", ({ name, range, tested }) => {
  expect(readFileSync(adaptersPagePath, "utf8")).toContain(
    `\`${name}\` ${range} (tested: ${tested.join(", ")})`,
  );
});

test("the README names the oldest Better Auth, and so does its recipe", () => {
  const [oldest] = versionsOf("better-auth");
  for (const file of ["README.md", "docs/recipes.md"])
    expect(readFileSync(file, "utf8")).toContain(`Better Auth ${oldest} or a newer 1.7`);
});

test("the newest Better Auth runs in every test with a Better Auth server", async () => {
  const withServer = globSync("test/**/*.test.ts").filter((file) =>
    /\/(better-auth-server|running-server)\.ts"/.test(readFileSync(file, "utf8")),
  );
  expect(withServer.length).toBeGreaterThan(10);
  const newest = (await readProjects()).find(({ name }) => name === "newest-better-auth");
  expect(newest?.files).toEqual(expect.arrayContaining(withServer));
});
