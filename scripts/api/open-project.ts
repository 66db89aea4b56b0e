import type { ChildProcess } from "node:child_process";
import { API, type Project } from "typescript/unstable/sync";
import { root } from "../entry-points.ts";

/**
 * Hands over a project as TypeScript sees it: its program and its checker. TypeScript 7 has no stable interface for
 * that yet, so this and what is built on it move with the exact version in package.json.
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

/** `close` asks TypeScript's process to end, which may then write "context canceled" to the error output. Killed, it is quiet. */
function kill(api: API): boolean {
  const { client } = api as unknown as { client?: { channel?: { child?: ChildProcess } } };
  return client?.channel?.child?.kill("SIGKILL") ?? false;
}
