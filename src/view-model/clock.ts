const tickMs = 60_000;
const listeners = new Set<() => void>();
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of [...listeners]) listener();
}

/** Runs only while somebody looks: a hidden page needs no times, and a page that is shown again needs them at once. */
function start(): void {
  clearInterval(timer);
  timer = document.hidden ? undefined : setInterval(tick, tickMs);
  if (!document.hidden && Date.now() - now >= tickMs) tick();
}

/** One timer for every time on the page; for `useSyncExternalStore`. */
export const clock = {
  /** Milliseconds since 1970 at the last tick. */
  now: (): number => {
    now ||= Date.now();
    return now;
  },
  /** No time has passed yet for a page that a server rendered. */
  nowOnServer: (): number => 0,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    if (listeners.size === 1) {
      document.addEventListener("visibilitychange", start);
      start();
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      document.removeEventListener("visibilitychange", start);
      clearInterval(timer);
      timer = undefined;
    };
  },
};
