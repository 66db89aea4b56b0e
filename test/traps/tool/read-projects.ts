import { globSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { mergeConfig } from "vite";
import type { TestProjectInlineConfiguration, ViteUserConfig } from "vitest/config";
import type { TestProject } from "./test-project.ts";

/** The projects of the vite.config.ts in the working directory, in its order. */
export async function readProjects(): Promise<TestProject[]> {
  const { default: config }: { default: ViteUserConfig } = await import(pathToFileURL("vite.config.ts").href);
  const { projects = [], ...test } = config.test ?? {};
  return projects.flatMap((project) => {
    if (typeof project !== "object" || !("test" in project) || !project.test?.include) return [];
    const { extends: _, ...own } = project as TestProjectInlineConfiguration;
    const { include, exclude = [], name } = project.test;
    return {
      name: String(name),
      files: include
        .flatMap((pattern) => globSync(pattern, { exclude }))
        .map((path) => path.replaceAll("\\", "/")),
      config: () => copyOf(mergeConfig({ ...config, test }, own)),
    };
  });
}

/** Objects and arrays are copied, all else (plugins' functions, a browser's provider) is the same. */
function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copyOf(one)])) as T;
}
