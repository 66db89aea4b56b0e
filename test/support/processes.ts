import { type Process, readProcess, readProcesses } from "../../scripts/clean-up/processes.ts";

export const isRunning = (id: number): boolean => readProcess(id) !== undefined;

/** The children of a process, their children, and so on. */
export function descendantsOf(id: number): Process[] {
  const all = readProcesses();
  const below = (ancestor: number): Process[] =>
    all.filter(({ parent }) => parent === ancestor).flatMap((child) => [child, ...below(child.id)]);
  return below(id);
}
