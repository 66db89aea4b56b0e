import { ConformanceError } from "./conformance-error.ts";

/** How a call ended. The error is unknown until somebody has looked at its shape. */
export type Outcome<T> = { settled: "resolved"; value: T } | { settled: "rejected"; error: unknown };

/**
 * @param what - The call, as messages name it: `listSessions()`.
 * @param limitMs - How long the suite itself waits. Without it the test runner's own limit has to do.
 * @throws {ConformanceError} where the call throws instead of rejecting, or does not settle in time.
 */
export async function outcomeOf<T>(
  what: string,
  call: () => Promise<T> | undefined,
  limitMs?: number,
): Promise<Outcome<T>> {
  let promise: Promise<T> | undefined;
  try {
    promise = call();
  } catch (error) {
    throw new ConformanceError(`${what} threw at once, and the contract says that it rejects: ${error}`);
  }
  const settled = Promise.resolve(promise as Promise<T>).then(
    (value): Outcome<T> => ({ settled: "resolved", value }),
    (error: unknown): Outcome<T> => ({ settled: "rejected", error }),
  );
  if (limitMs === undefined) return settled;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new ConformanceError(
            `${what} had not settled after ${limitMs} ms.\n` +
              "The contract says: every call has a deadline and then rejects with the code timeout. " +
              "Give the adapter of this scenario a deadline of about 100 ms.",
          ),
        ),
      limitMs,
    );
  });
  return Promise.race([settled, late]).finally(() => clearTimeout(timer));
}
