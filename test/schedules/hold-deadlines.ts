import type { Timer } from "../../src/core/with-deadline.ts";

const guardDeadlineMs = 30_000;

/** Hands the guard's own deadlines to `timer`; every other timeout stays what it is. @returns what undoes it. */
export function holdDeadlines(timer: Timer): () => void {
  const { setTimeout: realSet, clearTimeout: realClear } = globalThis;
  const held = new Set<unknown>();
  const set = (callback: () => void, ms?: number, ...rest: unknown[]): unknown => {
    if (ms !== guardDeadlineMs) return realSet(callback, ms, ...rest);
    const handle = timer.set(callback, ms);
    held.add(handle);
    return handle;
  };
  const clear = (handle: unknown) =>
    held.has(handle) ? timer.clear(handle) : realClear(handle as ReturnType<typeof setTimeout>);
  Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  return () => Object.assign(globalThis, { setTimeout: realSet, clearTimeout: realClear });
}
