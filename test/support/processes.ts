import { readdirSync, readFileSync } from "node:fs";

/** A process of a Linux machine. */
interface Process {
  id: number;
  /** Its program; the system cuts it after 15 characters. */
  name: string;
}

interface Status extends Process {
  parent: number;
  state: string;
}

/** What Linux says about a process. Undefined if there is none. */
function statusOf(id: number): Status | undefined {
  try {
    // "42 (name) S 1 …", and the name may have spaces and brackets.
    const [, name = "", state = "", parent] =
      /^\d+ \((.*)\) (\S) (\d+) /s.exec(readFileSync(`/proc/${id}/stat`, "utf8")) ?? [];
    return { id, name, state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

/** Whether the process runs. One that has ended, but whose parent has not looked yet, does not. */
export const isRunning = (id: number): boolean => !"ZX".includes(statusOf(id)?.state ?? "X");

/** The children of a process, their children, and so on. */
export function descendantsOf(id: number): Process[] {
  const all = readdirSync("/proc").flatMap((name) =>
    /^\d+$/.test(name) ? (statusOf(Number(name)) ?? []) : [],
  );
  const below = (ancestor: number): Process[] =>
    all.filter(({ parent }) => parent === ancestor).flatMap((child) => [child, ...below(child.id)]);
  return below(id);
}
