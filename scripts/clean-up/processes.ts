import { readdirSync, readFileSync } from "node:fs";

/** A process of a Linux machine that has not ended. */
export interface Process {
  id: number;
  /** Its program. Linux cuts it after 15 characters. */
  name: string;
  /** The id of the process that started it, or of the one that looks after orphans. */
  parent: number;
  /** When it started. Together with its id, this tells it from every other process. */
  start: string;
}

/** Undefined if there is none, or if it has ended and waits for its parent to see it. */
export function readProcess(id: number): Process | undefined {
  try {
    // "42 (name) S 1 …": the name may have brackets, and the start is the twentieth field after it.
    const [, name = "", rest = ""] =
      /^\d+ \((.*)\) (.*)/s.exec(readFileSync(`/proc/${id}/stat`, "latin1")) ?? [];
    const [state = "", parent, ...more] = rest.split(" ");
    return "ZX".includes(state) ? undefined : { id, name, parent: Number(parent), start: more[17] ?? "" };
  } catch {
    return undefined;
  }
}

/** All processes of the machine. */
export const readProcesses = (): Process[] =>
  readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : []));
