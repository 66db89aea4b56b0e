// Finds the test of each mark, and runs it with and without the code that the mark stands above.
import { globSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { mergeConfig, type Plugin } from "vite";
import type { TestProjectInlineConfiguration, UserWorkspaceConfig, ViteUserConfig } from "vitest/config";
import { createVitest, type TestCase } from "vitest/node";
import { type Mark, withoutHandling } from "./marks.ts";

/** A project of vitest.config.ts that has files of its own. */
export interface TestProject {
  name: string;
  files: string[];
  /** The complete configuration of this project alone. A new object for each caller, because Vitest writes into it. */
  config(): UserWorkspaceConfig;
}

export interface NamedTest {
  id: string;
  file: string;
}

/** The tests in these files that are named after a trap: `it("<id>: <sentence>", …)`. */
export function findTests(files: Iterable<string>): NamedTest[] {
  const named = /\b(?:it|test)\(\s*["'`]([a-z\d]+(?:-[a-z\d]+)+): /g;
  return [...files].flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(named)].map(([, id = ""]) => ({ id, file })),
  );
}

/** A mark, its one test, and the marked file without the code that handles the trap. */
export interface Trap extends Mark {
  code: string;
  test: { file: string; project: TestProject };
}

/** The projects of the vitest.config.ts in the working directory, in its order. */
export async function readProjects(): Promise<TestProject[]> {
  const { default: config }: { default: ViteUserConfig } = await import(
    pathToFileURL("vitest.config.ts").href
  );
  const { projects = [], ...test } = config.test ?? {};
  return projects.flatMap((project) => {
    if (typeof project !== "object" || !("test" in project) || !project.test?.include) return [];
    const { extends: _, ...own } = project as TestProjectInlineConfiguration;
    const { include, exclude = [], name } = project.test;
    return {
      name: String(name),
      files: globSync(include, { exclude }).map((path) => path.replaceAll("\\", "/")),
      config: () => copyOf(mergeConfig({ ...config, test }, own)),
    };
  });
}

/** Copies objects and arrays. All else (plugins' functions, a browser's provider) stays the same. */
function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copyOf(one)])) as T;
}

/** @throws {Error} if the mark does not have exactly one test, or its code can't be removed. */
export function toTrap(
  { id, file }: Mark,
  tests: readonly NamedTest[],
  projects: readonly TestProject[],
): Trap {
  const [test, ...more] = tests.filter((one) => one.id === id);
  if (!test) throw new Error(`No test is named "${id}: …".`);
  if (more.length > 0) throw new Error(`${more.length + 1} tests are named "${id}: …".`);
  // A file can belong to several projects (a browser test for two versions of React). It runs in the first of them.
  const project = projects.find(({ files }) => files.includes(test.file));
  if (!project) throw new Error(`No project of vitest.config.ts has ${test.file}.`);
  const code = withoutHandling(readFileSync(file, "utf8"), file, id);
  return { id, file, code, test: { file: test.file, project } };
}

/** The verdict on each trap: undefined = its test caught the removal. */
export type Verdicts = ReadonlyMap<Trap, string | undefined>;

/**
 * Runs each trap's test twice: with the sources as they are, and without the marked code. One Vitest runs them all. Each
 * trap is a project with its own module graph and plugin, so that no removal gets into the run of another trap.
 */
export async function runTraps(traps: readonly Trap[]): Promise<Verdicts> {
  if (traps.length === 0) return new Map();
  const intact = [...new Set(traps.map(({ test }) => test.project))];
  const vitest = await createVitest(
    "test",
    { config: false, watch: false, reporters: [{}], maxWorkers: availableParallelism() },
    {
      test: {
        projects: [
          ...intact.map((project) => projectConfig(intactName(project), project)),
          ...traps.map((trap) => projectConfig(trap.id, trap.test.project, trap)),
        ],
      },
    },
  );
  try {
    const projectOf = new Map(vitest.projects.map((project) => [project.name, project]));
    const specification = (name: string, { test }: Trap, named: readonly Trap[]) => {
      const project = projectOf.get(name);
      if (!project) throw new Error(`Vitest has no project ${name}.`);
      const testNamePattern = new RegExp(`(?:^|\\s)(?:${named.map(({ id }) => id).join("|")}): `);
      return project.createSpecification(resolve(test.file), { testNamePattern });
    };
    const files = [...new Set(traps.map(({ test }) => test.file))];
    const { testModules } = await vitest.runTestSpecifications([
      ...files.map((file) => {
        const group = traps.filter(({ test }) => test.file === file) as [Trap, ...Trap[]];
        return specification(intactName(group[0].test.project), group[0], group);
      }),
      ...traps.map((trap) => specification(trap.id, trap, [trap])),
    ]);
    const ran = (projectName: string, { file }: Trap["test"]): TestCase[] =>
      testModules
        .filter((one) => one.project.name === projectName && one.moduleId === resolve(file))
        .flatMap((one) => [...one.children.allTests()])
        .filter((one) => one.result().state !== "skipped");
    return new Map(
      traps.map((trap) => {
        const intactRuns = ran(intactName(trap.test.project), trap.test);
        const named = intactRuns.filter(({ name }) => name.startsWith(`${trap.id}: `));
        return [trap, verdictOf(trap, named, ran(trap.id, trap.test))];
      }),
    );
  } finally {
    await vitest.close();
  }
}

function intactName({ name }: TestProject): string {
  return `intact ${name}`;
}

function projectConfig(name: string, project: TestProject, trap?: Trap): UserWorkspaceConfig {
  const config = project.config();
  const instances = config.test?.browser?.instances ?? [];
  // Tests in a browser run in a child project, and two projects may not have the same name.
  for (const instance of instances) instance.name = name;
  return mergeConfig(config, {
    // Vite keeps the dependencies here that it bundles for a browser. Two projects at once would overwrite each other's.
    cacheDir: `node_modules/.vite-traps/${name.replace(/\W/g, "-")}`,
    logLevel: "error",
    plugins: [replacing(trap)],
    test: { name: instances.length > 0 ? `browser of ${name}` : name },
  });
}

function replacing(trap: Trap | undefined): Plugin {
  const file = trap && resolve(trap.file);
  return {
    name: "take-out-a-trap",
    enforce: "pre",
    load: (id) => (id.split("?")[0] === file ? trap?.code : undefined),
  };
}

/** Why the test did not catch the removal; undefined = it did, by its own assertion. */
function verdictOf({ id, test }: Trap, intact: readonly TestCase[], removed: readonly TestCase[]) {
  const [before, ...moreBefore] = intact;
  const [after, ...moreAfter] = removed;
  if (!before || !after || moreBefore.length > 0 || moreAfter.length > 0)
    return `${intact.length} tests ran with the handling and ${removed.length} without it, but there should be one of each; does ${test.file} load?`;
  const first = before.result();
  if (first.state !== "passed")
    return `The test is not green as it is: ${first.errors?.[0]?.message ?? first.state}`;
  const { state, errors = [] } = after.result();
  if (state !== "failed") return `The test stays green without what is marked ${id}.`;
  const foreign = errors.find((error) => error.name !== "AssertionError");
  if (foreign) return `The test fails by no assertion: ${foreign.name}: ${foreign.message}`;
  // The nearest line outside of the runner. It must be in the test, because a helper's assertion may fail for other reasons.
  const [own = ""] = (errors[0]?.stack ?? "")
    .split("\n")
    .filter((line) => /^\s*at /.test(line) && !/node_modules|node:|<anonymous>/.test(line));
  if (!own.includes(test.file))
    return `The assertion that fails is not the test's own: ${errors[0]?.message}`;
  return undefined;
}
