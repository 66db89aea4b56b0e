import { type DeadlineOptions, withDeadline } from "../../core/with-deadline.ts";

/**
 * Runs what a method does, and settles at its deadline or when the caller aborts: the client has neither a deadline nor a
 * signal, and waits for a backend that hangs for ever.
 */
export function within<T>(work: (signal: AbortSignal) => Promise<T>, options: DeadlineOptions): Promise<T> {
  let run = () => work(new AbortController().signal);
  // trap: propelauth-no-deadline
  run = () => withDeadline(work, options);
  return run();
}
