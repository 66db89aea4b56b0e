import { readFileSync } from "node:fs";
import type { NamedTest } from "./find-tests.ts";
import type { Mark } from "./mark.ts";
import type { TestProject } from "./test-project.ts";
import type { Trap } from "./trap.ts";
import { withoutMarkedNode } from "./without-marked-node.ts";

/** @throws {Error} where the mark has not exactly one test, or can't be taken out. */
export function toTrap(
  { id, file }: Mark,
  tests: readonly NamedTest[],
  projects: readonly TestProject[],
): Trap {
  const [test, ...more] = tests.filter((one) => one.id === id);
  if (!test) throw new Error(`No test is named "${id}: …".`);
  if (more.length > 0) throw new Error(`${more.length + 1} tests are named "${id}: …".`);
  // A file of several projects (one browser test for two versions of React) runs in the first of them.
  const project = projects.find(({ files }) => files.includes(test.file));
  if (!project) throw new Error(`No project of vite.config.ts has ${test.file}.`);
  const code = withoutMarkedNode(readFileSync(file, "utf8"), file, id);
  return { id, file, code, test: { file: test.file, project } };
}
