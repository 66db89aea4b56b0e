import type { Timer } from "../../src/core/with-deadline.ts";

const guardDeadlineMs = 30_000;

/**
 * Gives every timeout of this length to `timer` and leaves all others alone.
 *
 * @param deadlineMs - Default: the guard's deadline.
 * @returns a function that undoes it.
 */
export function holdDeadlines(timer: Timer, deadlineMs = guardDeadlineMs): () => void {
  const { setTimeout: realSet, clearTimeout: realClear } = globalThis;
  const held = new Set<unknown>();
  const set = (callback: () => void, ms?: number, ...rest: unknown[]): unknown => {
    if (ms !== deadlineMs) return realSet(callback, ms, ...rest);
    const handle = timer.set(callback, ms);
    held.add(handle);
    return handle;
  };
  const clear = (handle: unknown) =>
    held.has(handle) ? timer.clear(handle) : realClear(handle as ReturnType<typeof setTimeout>);
  Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  return () => Object.assign(globalThis, { setTimeout: realSet, clearTimeout: realClear });
}
