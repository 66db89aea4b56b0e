import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Locked {
  version: string;
  license?: string;
  resolved?: string;
}

const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const { dependencies } = read("bench/package.json") as { dependencies: Record<string, string> };
const { packages } = read("bench/package-lock.json") as { packages: Record<string, Locked> };
const locked = Object.entries(packages).filter(([path]) => path !== "");

test("each package that the bench installs is pinned, and locked at that version", () => {
  for (const [name, version] of Object.entries(dependencies)) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(packages[`node_modules/${name}`]?.version).toBe(version);
  }
});

test("the bench's lock file says nothing of where packages are from", () => {
  expect(locked.filter(([, { resolved }]) => resolved)).toEqual([]);
});

test("everything that the bench installs has a licence that allows it", () => {
  const allowed = /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0)$/;
  expect(locked.filter(([, { license = "" }]) => !allowed.test(license)).map(([path]) => path)).toEqual([]);
});

test("React and TanStack Query are the repository's own, so that all who are measured have the same", () => {
  for (const name of ["react", "react-dom", "@tanstack/react-query"])
    expect(packages).not.toHaveProperty([`node_modules/${name}`]);
});

test("the package neither needs nor contains the bench", () => {
  const { files, dependencies: own, devDependencies, workspaces } = read("package.json");
  expect(files).not.toContain("bench");
  expect(workspaces).toBeUndefined();
  for (const peer of ["@workos-inc/widgets", "@daveyplate/better-auth-ui"])
    expect({ ...own, ...devDependencies }).not.toHaveProperty([peer]);
});
