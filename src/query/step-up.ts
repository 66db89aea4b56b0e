import type { Guard, SignOutResult } from "../core/guard.ts";
import { SessionsError } from "../core/sessions-error.ts";
import { toSessionsError } from "../core/to-sessions-error.ts";
import type { ReauthHandler } from "./sessions-source.ts";

const running = new WeakMap<Guard, Promise<void>>();

/** Asks the person once, however many needs there are at the same time. */
export function stepUp(guard: Guard, ask: ReauthHandler, need: "list" | "sign-out"): Promise<void> {
  const shared = running.get(guard) ?? Promise.resolve(need).then(ask);
  running.set(guard, shared);
  return shared.finally(() => {
    if (running.get(guard) === shared) running.delete(guard);
  });
}

/**
 * Acts; where the backend wants to know who is asking, asks the person and acts once more. When the person would not,
 * the first results stand: nothing has changed.
 */
export async function withStepUp(
  guard: Guard,
  ask: ReauthHandler | undefined,
  act: () => Promise<SignOutResult[]>,
): Promise<SignOutResult[]> {
  const first = await act().catch(toSessionsError);
  const needsReauth = isError(first) ? isReauth(first) : first.some(({ error }) => isReauth(error));
  const isConfirmed =
    ask &&
    needsReauth &&
    (await stepUp(guard, ask, "sign-out").then(
      () => true,
      () => false,
    ));
  if (isConfirmed) {
    const second = await act();
    if (isError(first)) return second;
    const again = new Map(second.map((result) => [result.id, result]));
    const { list } = guard.snapshot();
    return first.map((result): SignOutResult => {
      const { id, error } = result;
      // What the second try does not name may be gone, or may have become the current one.
      const isGone = list && !list.truncated && !list.sessions.some((session) => session.id === id);
      return again.get(id) ?? (isReauth(error) && isGone ? { id, outcome: "already-gone" } : result);
    });
  }
  if (isError(first)) throw first;
  return first;
}

function isError(answer: SignOutResult[] | SessionsError): answer is SessionsError {
  return answer instanceof SessionsError;
}

function isReauth(error: SessionsError | undefined): boolean {
  return error?.code === "reauth-required";
}
