import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { fileURLToPath } from "node:url";

const cleaner = fileURLToPath(new URL("cleaner.ts", import.meta.url));

/**
 * What this process starts from now on, directly or not, ends with it, however it ends: on its own, by Ctrl+C, by a signal,
 * in a crash. `folders` are removed then, too. Works on Linux; elsewhere it does nothing.
 *
 * Each of those processes inherits a mark in its environment. A process beside them, the cleaner, waits until its standard
 * input closes, which no way of ending can prevent, and then ends whatever has the mark.
 */
export function endWithThisProcess(...folders: string[]): void {
  if (process.platform !== "linux") return;
  const mark = randomUUID();
  const child = spawn(process.execPath, [cleaner, mark, ...folders], {
    // In a session of its own: Ctrl+C must not reach it.
    detached: true,
    stdio: ["pipe", "ignore", "inherit"],
  });
  child.unref();
  (child.stdin as Socket).unref();
  // Only now, so that the cleaner lacks the mark. A run inside another run has both marks.
  process.env.ENDS_WITH = [process.env.ENDS_WITH, mark].filter(Boolean).join(" ");
}
