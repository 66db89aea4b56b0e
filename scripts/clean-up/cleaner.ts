// Started by end-with-this-process.ts with a mark and folders. Waits until the process that started it has ended, then ends
// all that have the mark in their environment, and all that they have started, and removes the folders.
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

const [mark = "", ...folders] = process.argv.slice(2);

interface Process {
  id: number;
  parent: number;
  /** When it started. Together with its id, this tells it from every other process. */
  start: string;
  hasMark: boolean;
}

function readProcess(id: number): Process | undefined {
  try {
    // "42 (name) S 1 …": the name may have brackets. The parent is the second field after it, the start the twentieth.
    const stat = readFileSync(`/proc/${id}/stat`, "latin1");
    const [state = "", parent, ...more] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // It has ended, and waits for its parent to see it.
    if ("ZX".includes(state)) return undefined;
    const hasMark = readFileSync(`/proc/${id}/environ`, "latin1").includes(mark);
    return { id, parent: Number(parent), start: more[17] ?? "", hasMark };
  } catch {
    return undefined; // it ended meanwhile, or belongs to somebody else
  }
}

/** All that were ever found, by id. Chromium's own children lose the mark: they write their name over the environment. */
const found = new Map<number, Process>();

/** The ids of those that run. */
function look(): number[] {
  const all = readdirSync("/proc").flatMap((name) =>
    /^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : [],
  );
  const isFound = ({ id, start }: Process): boolean => found.get(id)?.start === start;
  const byId = new Map(all.map((one) => [one.id, one]));
  const belongs = (one: Process): boolean => {
    if (one.hasMark || isFound(one)) return true;
    const parent = byId.get(one.parent);
    return parent !== undefined && belongs(parent);
  };
  const own = all.filter(belongs);
  for (const one of own) found.set(one.id, one);
  return own.map(({ id }) => id);
}

function send(signal: NodeJS.Signals): void {
  for (const id of look()) {
    try {
      process.kill(id, signal);
    } catch {
      // It ended meanwhile.
    }
  }
}

/** Whether all of them end within three seconds. */
async function theyEnd(): Promise<boolean> {
  for (const end = Date.now() + 3000; Date.now() < end; await wait(50)) {
    if (look().length === 0) return true;
  }
  return false;
}

process.stdin.resume();
await once(process.stdin, "close");
// The first signal lets them close what they have opened. One that hangs or is stopped needs the second. It is repeated, since
// they may have started others meanwhile.
for (const signal of ["SIGTERM", "SIGKILL", "SIGKILL", "SIGKILL"] as const) {
  send(signal);
  if (await theyEnd()) break;
}
for (const folder of folders) rmSync(folder, { recursive: true, force: true });
