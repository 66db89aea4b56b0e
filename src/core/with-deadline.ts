import { SessionsError } from "./errors.ts";

/** The clock's two ends, so that tests can hold them. */
export interface Timer {
  set(callback: () => void, ms: number): unknown;
  clear(handle: unknown): void;
}

const systemTimer: Timer = {
  set: (callback, ms) => setTimeout(callback, ms),
  clear: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

export interface DeadlineOptions {
  /** Milliseconds until the call counts as unanswered. */
  ms: number;
  /** The caller's own signal: aborting it rejects at once with its reason. */
  signal?: AbortSignal | undefined;
  /** What is being waited for, for the message: "The list of sessions". */
  what: string;
  timer?: Timer | undefined;
}

/**
 * Runs `call` and settles at the latest after `ms`, whatever `call` does. The signal given to `call` aborts at the
 * deadline and with the caller's; a client that takes no signal is simply raced against it.
 *
 * @throws {SessionsError} `timeout` at the deadline; `signal.reason` when the caller aborts.
 */
export function withDeadline<T>(
  call: (signal: AbortSignal) => Promise<T>,
  { ms, signal, what, timer = systemTimer }: DeadlineOptions,
): Promise<T> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  const controller = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const cleanUp = () => {
      timer.clear(handle);
      signal?.removeEventListener("abort", onAbort);
    };
    const stop = (reason: unknown) => {
      cleanUp();
      reject(reason);
      controller.abort(reason);
    };
    const onAbort = () => stop(signal?.reason);
    const handle = timer.set(
      () => stop(new SessionsError("timeout", `${what} took longer than ${ms} ms. Try again.`)),
      ms,
    );
    signal?.addEventListener("abort", onAbort, { once: true });
    new Promise<T>((start) => start(call(controller.signal))).then(resolve, reject).finally(cleanUp);
  });
}

/**
 * Calls `send`, unless the signal has aborted by then. A method that reads before it sends can outlast its deadline: the
 * caller has been told "timeout" and may have tried again, so the old request must not follow.
 *
 * @returns what `send` returns.
 * @throws `signal.reason` if the signal has aborted; `send` is not called then.
 */
export function sendInTime<T>(signal: AbortSignal, send: () => T): T {
  signal.throwIfAborted();
  return send();
}

/** Milliseconds that a timer can wait: `setTimeout` takes a longer time for none at all. */
export function isDeadline(ms: unknown): ms is number {
  return typeof ms === "number" && ms >= 1 && ms < 2 ** 31;
}
