/** The time that a browser tells. It stands still until a schedule moves it. */
export interface WallClock {
  /** When the schedule began, in milliseconds since 1970. */
  start: number;
  /** In milliseconds since 1970. */
  now(): number;
  /** Forward, as after a sleep, or back, as when a wrong clock is set right. */
  move(seconds: number): void;
  /** From here on the browser tells the real time again. */
  release(): void;
}

const day = 24 * 60 * 60 * 1000;
/** No schedule begins before another one ended, since what a module remembers of the time outlives a page. */
let latest = Date.UTC(2026, 10, 20, 12);

/** Holds `Date.now`, and nothing else: timers run on. */
export function holdWallClock(): WallClock {
  const { now: realNow } = Date;
  const start = latest + day;
  let now = start;
  latest = start;
  Date.now = () => now;
  return {
    start,
    now: () => now,
    move(seconds) {
      now += seconds * 1000;
      latest = Math.max(latest, now);
      // A browser looks at its clock again when the page is shown.
      dispatchEvent(new Event("visibilitychange"));
    },
    release() {
      Date.now = realNow;
    },
  };
}
