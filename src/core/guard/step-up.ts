import type { SessionList } from "../../contract.ts";
import { SessionsError, toSessionsError } from "../errors.ts";
import { sessionOf } from "../list-rules.ts";
import type { SignOutResult } from "../sign-out-result.ts";
import { withDeadline } from "../with-deadline.ts";

/**
 * Lets the person confirm who they are. Resolves once they did, rejects if they declined.
 *
 * @param need what the backend asked it for: to list, to sign a device out, or to rename one.
 */
export type ReauthHandler = (need: "list" | "sign-out" | "rename") => Promise<void>;

export interface GuardStepUp {
  /** Lets the person confirm who they are. Calls at the same time share one `ask`. */
  stepUp(ask: ReauthHandler, need: Parameters<ReauthHandler>[0]): Promise<void>;
  /**
   * Runs `revoke`. If the backend wants the person to confirm who they are, calls `ask` and runs `revoke` once more, for
   * those that needed it. If the person declines, the first results stand: nothing has changed.
   *
   * @param ids what to revoke; absent = all others.
   */
  withStepUp(
    ask: ReauthHandler | undefined,
    revoke: (ids: readonly string[]) => Promise<SignOutResult[]>,
    ids?: readonly string[],
  ): Promise<SignOutResult[]>;
}

/** In milliseconds. A person may have to read a mail first; a dialog that was closed without a word must not block the next. */
const askDeadlineMs = 5 * 60_000;

/** @param newest the newest accepted list. */
export function createGuardStepUp(newest: () => SessionList | undefined): GuardStepUp {
  let running: Promise<void> | undefined;

  const stepUp = (ask: ReauthHandler, need: Parameters<ReauthHandler>[0]): Promise<void> => {
    running ??= withDeadline(async () => ask(need), {
      ms: askDeadlineMs,
      what: "Confirming who the person is",
    }).finally(() => {
      running = undefined;
    });
    return running;
  };

  return {
    stepUp,
    async withStepUp(ask, revoke, ids) {
      const first = await revoke(ids ?? []).catch(toSessionsError);
      const isConfirmed = ask && needsReauth(first) && (await didConfirm(stepUp(ask, "sign-out")));
      if (!isConfirmed) {
        if (first instanceof SessionsError) throw first;
        return first;
      }
      if (first instanceof SessionsError) return revoke(ids ?? []);
      const again = first.flatMap(({ id, error }) => (isReauth(error) && id !== undefined ? [id] : []));
      const second = await revoke(again);
      return again.length > 0 ? merge(first, second, newest()) : second;
    },
  };
}

function needsReauth(first: SignOutResult[] | SessionsError): boolean {
  return first instanceof SessionsError ? isReauth(first) : first.some(({ error }) => isReauth(error));
}

function isReauth(error: SessionsError | undefined): boolean {
  return error?.code === "reauth-required";
}

/** True if the person confirmed, false if they declined. */
export function didConfirm(asked: Promise<void>): Promise<boolean> {
  return asked.then(
    () => true,
    () => false,
  );
}

/** The first results, with the second ones in place of those that were tried again, and beside them. */
function merge(
  first: readonly SignOutResult[],
  second: readonly SignOutResult[],
  list: SessionList | undefined,
): SignOutResult[] {
  const again = new Map(second.map((result) => [result.id, result]));
  const merged = first.map((result): SignOutResult => {
    const { id, error } = result;
    const next = again.get(id);
    // Also of one that was not asked for again: a run for all others goes by a list of its own.
    if (again.delete(id) && next) return next;
    // A session that the second run does not name may be gone, or may have become the current one.
    const isGone = list && !list.truncated && !sessionOf(list, id ?? "");
    return isReauth(error) && id !== undefined && isGone ? { id, outcome: "already-gone" } : result;
  });
  return [...merged, ...again.values()];
}
