import type { ChildProcess } from "node:child_process";
import { API, type Project } from "typescript/unstable/sync";
import { root } from "../entry-points.ts";

/**
 * Opens a project with TypeScript and passes it to `use`. TypeScript 7 has no stable interface for that yet, so this file
 * and its users fit only the exact version in package.json.
 */
export function withProject<T>(tsconfig: string, use: (project: Project) => T): T {
  const api = new API({ cwd: root });
  try {
    const project = api.updateSnapshot({ openProjects: [tsconfig] }).getProject(tsconfig);
    if (!project) throw new Error(`TypeScript can't open ${tsconfig}.`);
    return use(project);
  } finally {
    if (!kill(api)) api.close();
  }
}

/** Kills TypeScript's process. If `close` asks it to end, it may write "context canceled" to the error output. */
function kill(api: API): boolean {
  const { client } = api as unknown as { client?: { channel?: { child?: ChildProcess } } };
  return client?.channel?.child?.kill("SIGKILL") ?? false;
}
