import { notifyManager } from "@tanstack/react-query";
import { beforeAll } from "vitest";

/** TanStack Query notifies in a macrotask of its own. It still does, but without the millisecond that a timer waits. */
export function quickenNotifications(): void {
  beforeAll(() => {
    const { setScheduler } = notifyManager as Partial<typeof notifyManager>;
    if (setScheduler) return setScheduler((callback) => setImmediate(callback));
    // 5.0.0 has no way to say so.
    const { setTimeout: realSet } = globalThis;
    const set = (callback: () => void, ms?: number, ...rest: unknown[]) =>
      ms === 0 ? setImmediate(callback) : realSet(callback, ms, ...rest);
    Object.assign(globalThis, { setTimeout: set });
    return () => Object.assign(globalThis, { setTimeout: realSet });
  });
}
