import { afterEach, beforeEach, vi } from "vitest";

/** Deadlines and the suite's own limit pass as soon as nothing else is left to do. */
export function quickTimers(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.setTimerTickMode("nextTimerAsync");
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}
