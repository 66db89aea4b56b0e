import type { SessionList } from "../../contract.ts";
import { SessionsError, toSessionsError } from "../errors.ts";
import type { ReauthHandler, SignOutResult } from "../sign-out-result.ts";

type Act = () => Promise<SignOutResult[]>;

export interface GuardStepUp {
  /** Asks the person once, however many needs there are at the same time. */
  stepUp(ask: ReauthHandler, need: "list" | "sign-out"): Promise<void>;
  /**
   * Acts; where the backend wants to know who is asking, asks the person and acts once more. When the person would not,
   * the first results stand: nothing has changed.
   */
  withStepUp(ask: ReauthHandler | undefined, act: Act): Promise<SignOutResult[]>;
}

/** @param newest the newest accepted list. */
export function createGuardStepUp(newest: () => SessionList | undefined): GuardStepUp {
  let running: Promise<void> | undefined;

  const stepUp = (ask: ReauthHandler, need: "list" | "sign-out"): Promise<void> => {
    running ??= Promise.resolve(need)
      .then(ask)
      .finally(() => {
        running = undefined;
      });
    return running;
  };

  return {
    stepUp,
    async withStepUp(ask, act) {
      const first = await act().catch(toSessionsError);
      const isConfirmed = ask && needsReauth(first) && (await didConfirm(stepUp(ask, "sign-out")));
      if (isConfirmed) {
        const second = await act();
        return first instanceof SessionsError ? second : merge(first, second, newest());
      }
      if (first instanceof SessionsError) throw first;
      return first;
    },
  };
}

function merge(
  first: readonly SignOutResult[],
  second: readonly SignOutResult[],
  list: SessionList | undefined,
): SignOutResult[] {
  const again = new Map(second.map((result) => [result.id, result]));
  return first.map((result): SignOutResult => {
    const { id, error } = result;
    if (!isReauth(error)) return result;
    // What the second try does not name may be gone, or may have become the current one.
    const isGone = list && !list.truncated && !list.sessions.some((session) => session.id === id);
    return again.get(id) ?? (isGone ? { id, outcome: "already-gone" } : result);
  });
}

function didConfirm(asked: Promise<void>): Promise<boolean> {
  return asked.then(
    () => true,
    () => false,
  );
}

function needsReauth(answer: SignOutResult[] | SessionsError): boolean {
  return answer instanceof SessionsError ? isReauth(answer) : answer.some(({ error }) => isReauth(error));
}

function isReauth(error: SessionsError | undefined): boolean {
  return error?.code === "reauth-required";
}
