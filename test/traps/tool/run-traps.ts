import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { mergeConfig, type Plugin } from "vite";
import type { UserWorkspaceConfig } from "vitest/config";
import { createVitest, type TestCase } from "vitest/node";
import type { TestProject } from "./test-project.ts";
import type { Trap } from "./trap.ts";
import { verdictOf } from "./verdict-of.ts";

/** What the run of one trap came to: undefined = caught. */
export type Verdicts = ReadonlyMap<Trap, string | undefined>;

/**
 * Runs each trap's test twice, as the sources are and without what is marked. One Vitest runs them all: each trap is a
 * project, with module graph and plugin of its own, so that nothing of one removal can get into the run of another.
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
  // Tests in a browser run in a child project, and no two projects may have one name.
  for (const instance of instances) instance.name = name;
  return mergeConfig(config, {
    // The dependencies that Vite bundles for a browser: two projects at once would overwrite each other's.
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
