// Started by end-with-this-process.ts with a mark and folders. Waits until the process that started it has ended, then ends
// all that have the mark in their environment, and all that they have started, and removes the folders.
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { type Process, readProcesses } from "./processes.ts";

const [mark = "", ...folders] = process.argv.slice(2);

/** When those started that were found, by id. Chromium's children lose the mark: their title takes its place. */
const found = new Map<number, string>();

/** The ids of those that run. */
function look(): number[] {
  const all = readProcesses();
  const byId = new Map(all.map((one) => [one.id, one]));
  const belongs = (one: Process | undefined): boolean =>
    one !== undefined &&
    (found.get(one.id) === one.start || hasMark(one.id) || belongs(byId.get(one.parent)));
  const own = all.filter(belongs);
  for (const { id, start } of own) found.set(id, start);
  return own.map(({ id }) => id);
}

function hasMark(id: number): boolean {
  try {
    return readFileSync(`/proc/${id}/environ`, "latin1").includes(mark);
  } catch {
    return false; // it ended meanwhile, or belongs to somebody else
  }
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
