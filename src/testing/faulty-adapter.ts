import type { SessionsAdapter } from "../contract.ts";
import { SessionsError, type SessionsErrorCode } from "../core/errors.ts";

/** One failure of one call. */
export type Fault = {
  /** Which call fails: the next one of this kind that no earlier fault of the array has taken. */
  on: "list" | "revoke" | "revoke-others";
  /** `before`: the backend never hears of the call. `after`: the backend does what was asked, and its response is lost. */
  when: "before" | "after";
} & (
  | {
      /** The code with which the call rejects. Default: `network`. */
      code?: SessionsErrorCode;
      /** In whole seconds. */
      retryAfterSeconds?: number;
      hang?: never;
    }
  | {
      /** The call never settles, not even if its signal aborts. */
      hang: true;
      code?: never;
    }
);

/**
 * Wraps an adapter so that some of its calls fail. Each fault is used once, in the order of the array, and every other call
 * is passed on. Methods that the adapter lacks stay missing.
 *
 * @example
 * // The first revocation takes effect, but the page learns nothing of it.
 * faultyAdapter(memoryAdapter(createFixtures()), [{ on: "revoke", when: "after" }]);
 */
export function faultyAdapter(adapter: SessionsAdapter, faults: readonly Fault[]): SessionsAdapter {
  const left = [...faults];

  const withFaults = async <T>(on: Fault["on"], call: () => Promise<T>): Promise<T> => {
    const index = left.findIndex((fault) => fault.on === on);
    const fault = left[index];
    if (!fault) return call();
    left.splice(index, 1);
    if (fault.when === "after") await call();
    if (fault.hang) return new Promise<never>(() => {});
    throw errorOf(fault);
  };

  const revoke = adapter.revokeSession?.bind(adapter);
  const revokeOthers = adapter.revokeOtherSessions?.bind(adapter);
  const rename = adapter.renameSession?.bind(adapter);
  const subscribe = adapter.subscribe?.bind(adapter);
  const listEnded = adapter.listEndedSessions?.bind(adapter);
  return {
    name: adapter.name,
    listSessions: (options) => withFaults("list", () => adapter.listSessions(options)),
    ...(revoke && { revokeSession: (id) => withFaults("revoke", () => revoke(id)) }),
    ...(revokeOthers && { revokeOtherSessions: () => withFaults("revoke-others", revokeOthers) }),
    ...(rename && { renameSession: rename }),
    ...(listEnded && { listEndedSessions: listEnded }),
    ...(subscribe && { subscribe }),
  };
}

function errorOf({ on, when, code = "network", ...rest }: Exclude<Fault, { hang: true }>): SessionsError {
  const { retryAfterSeconds } = rest;
  return new SessionsError(
    code,
    `faultyAdapter: a fault of the test, on ${on}, ${when} it took effect.`,
    retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
  );
}
