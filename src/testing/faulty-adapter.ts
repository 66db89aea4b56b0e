import type { SessionsAdapter } from "../contract.ts";
import { SessionsError, type SessionsErrorCode } from "../core/errors.ts";

/** One failure of one call. */
export type Fault = {
  /** The call that fails: the next one of this kind that no earlier fault has taken. */
  on: "list" | "revoke" | "revoke-others";
  /** `before`: the backend never hears of it. `after`: it did what was asked, and the answer is lost. */
  when: "before" | "after";
} & (
  | { /** Default `network`. */ code?: SessionsErrorCode; retryAfterSeconds?: number; hang?: never }
  | { /** The call never settles, whatever its signal says. */ hang: true; code?: never }
);

/**
 * The same adapter, but failing: each fault is used once, in the order of the array, and every other call passes.
 * Methods that the adapter lacks stay missing.
 */
export function faultyAdapter(adapter: SessionsAdapter, faults: readonly Fault[]): SessionsAdapter {
  const left = [...faults];

  const through = async <T>(on: Fault["on"], call: () => Promise<T>): Promise<T> => {
    const index = left.findIndex((fault) => fault.on === on);
    const fault = left[index];
    if (!fault) return call();
    left.splice(index, 1);
    if (fault.when === "after") await call();
    if (fault.hang) return new Promise<never>(() => {});
    throw failure(fault);
  };

  const revoke = adapter.revokeSession?.bind(adapter);
  const revokeOthers = adapter.revokeOtherSessions?.bind(adapter);
  const rename = adapter.renameSession?.bind(adapter);
  const listEnded = adapter.listEndedSessions?.bind(adapter);
  return {
    name: adapter.name,
    listSessions: (options) => through("list", () => adapter.listSessions(options)),
    ...(revoke && { revokeSession: (id) => through("revoke", () => revoke(id)) }),
    ...(revokeOthers && { revokeOtherSessions: () => through("revoke-others", revokeOthers) }),
    ...(rename && { renameSession: rename }),
    ...(listEnded && { listEndedSessions: listEnded }),
  };
}

function failure({ on, when, code = "network", ...rest }: Exclude<Fault, { hang: true }>): SessionsError {
  const { retryAfterSeconds } = rest;
  return new SessionsError(
    code,
    `A fault that the test asked for: ${on}, ${when} it took effect.`,
    retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
  );
}
