import type { SessionList, SessionsAdapter } from "../../contract.ts";
import { isRefusal, SessionsError, type SessionsErrorCode, toSessionsError } from "../errors.ts";
import { inParallel, sideBySide } from "../in-parallel.ts";
import { can, othersOf, refusalOf } from "../list-rules.ts";
import type { SignOutResult } from "../sign-out-result.ts";
import type { PendingSignOuts, SignOutRequest } from "./pending-sign-outs.ts";
import type { ReauthHandler } from "./step-up.ts";
import { createGuardStepUp, type GuardStepUp } from "./step-up.ts";

interface SignOuts {
  revokeMany(ids: readonly string[], ask?: ReauthHandler): Promise<SignOutResult[]>;
  revokeOthers(ask?: ReauthHandler): Promise<SignOutResult[]>;
  stepUp: GuardStepUp["stepUp"];
}

interface SignOutsOptions {
  adapter: () => SessionsAdapter;
  pending: PendingSignOuts;
  /** The guard's own time. */
  tick: () => number;
  /** Milliseconds since 1970. */
  now?: (() => number) | undefined;
  /** The newest list that may decide; undefined = one has to be made first. */
  newest: () => SessionList | undefined;
  /** Makes a list and writes it to where it is read. */
  makeList: () => Promise<void>;
  withDeadline: (send: () => Promise<void>) => Promise<void>;
  isRetired: () => boolean;
  changed: () => void;
}

/** No follow-up list is made after these codes, since the backend would meet it with the same one. */
const noListAfter: readonly SessionsErrorCode[] = ["rate-limited", "reauth-required"];

/**
 * Every request that revokes goes through here: the newest list is read directly before it, one at a time is under way for
 * an id, and a follow-up list tells what became of it.
 */
export function createSignOuts(options: SignOutsOptions): SignOuts {
  const { adapter, pending, tick, newest, changed } = options;
  const inFlight = new Map<string, Promise<SignOutResult>>();
  let others: Promise<SignOutResult[]> | undefined;

  /** An id that is in flight already gets the result of that request. */
  const startMany = (ids: readonly string[]): Promise<SignOutResult[]> => {
    const fresh = [...new Set(ids)].filter((id) => !inFlight.has(id));
    const running = others;
    const results = (async () => {
      // All others may revoke some of these ids. Waited for once: another run that starts later waits for this one.
      await running?.catch(() => {});
      return tryEach(fresh);
    })();
    fresh.forEach((id, index) => {
      const result = results
        .then((all) => all[index] ?? { id, outcome: "unknown" as const })
        .finally(() => inFlight.delete(id));
      inFlight.set(id, result);
    });
    return Promise.all(ids.map((id) => inFlight.get(id) ?? { id, outcome: "unknown" as const }));
  };

  /** Calls at the same time share one run. */
  const startOthers = (): Promise<SignOutResult[]> => {
    others ??= tryOthers().finally(() => {
      others = undefined;
    });
    return others;
  };

  const tryEach = async (ids: readonly string[]): Promise<SignOutResult[]> => {
    for (const id of ids) if (!resultWithoutRequest(id)) pending.set(id, { state: "signing-out" });
    changed();
    const tried = await inParallel(ids, sideBySide, tryOne);
    await followUp(tried.filter((one) => "sentAt" in one).map(({ error }) => error));
    return finish(tried);
  };

  const tryOthers = async (): Promise<SignOutResult[]> => {
    await Promise.all(inFlight.values());
    await ensureList();
    const list = newest();
    if (options.isRetired() || !list) throw signedOut();
    const targets = othersOf(list);
    if (!can(adapter(), list, "revoke-others")) return tryEach(targets.map(({ id }) => id));
    if (targets.length === 0 && !list.truncated) return [];
    const requests = targets.map(({ id }): SignOutRequest => ({ id }));
    const error = await send(requests, async () => adapter().revokeOtherSessions?.());
    await followUp([error]);
    // All of them are beyond what the backend lists, so no result can say that it failed.
    if (error && targets.length === 0) throw error;
    return finish(requests);
  };

  const tryOne = async (id: string): Promise<SignOutRequest | SignOutResult> => {
    try {
      await ensureList();
    } catch (thrown) {
      const request: SignOutRequest = {
        id,
        refused: true,
        error: toSessionsError(thrown),
        failedAt: options.now?.(),
      };
      return request;
    }
    const result = resultWithoutRequest(id);
    if (result) return result;
    const request: SignOutRequest = { id };
    await send([request], async () => adapter().revokeSession?.(id));
    return request;
  };

  const ensureList = async (): Promise<void> => {
    if (!newest()) await options.makeList();
  };

  /** The last word before a request, without a step between them. A result means that nothing is sent. */
  const resultWithoutRequest = (id: string): SignOutResult | undefined => {
    const list = newest();
    if (options.isRetired() || !list) return { id, outcome: "refused", error: signedOut() };
    const error = refusalOf(list, id) ?? (can(adapter(), list, "revoke") ? undefined : unsupported());
    if (!error) return undefined;
    if (error.code === "not-found" && !list.truncated) return { id, outcome: "already-gone" };
    return { id, outcome: "refused", error };
  };

  /** @returns why the request failed; undefined = the backend said yes. */
  const send = async (
    requests: readonly SignOutRequest[],
    revoke: () => Promise<void>,
  ): Promise<SessionsError | undefined> => {
    const sentAt = tick();
    for (const request of requests) {
      request.sentAt = sentAt;
      pending.open(request);
      pending.set(request.id, { state: "signing-out" });
    }
    changed();
    const error = await options.withDeadline(revoke).then(() => undefined, toSessionsError);
    const settledAt = tick();
    const failedAt = options.now?.();
    for (const request of requests) {
      request.settledAt = settledAt;
      request.succeeded = !error;
      if (!error) continue;
      request.error = error;
      request.failedAt = failedAt;
      request.refused = isRefusal(error.code);
    }
    return error;
  };

  /**
   * Makes the follow-up list, unless every request failed with a code that makes it pointless.
   *
   * @param errors one for each request that was sent; undefined = the backend said yes.
   */
  const followUp = async (errors: readonly (SessionsError | undefined)[]): Promise<void> => {
    if (errors.some((error) => !error || !noListAfter.includes(error.code)))
      // If it fails, the snapshot has its error already, and the outcome stays open until a list succeeds.
      await options.makeList().catch(() => {});
  };

  const finish = (tried: readonly (SignOutRequest | SignOutResult)[]): SignOutResult[] => {
    const results = tried.map((one) => {
      if ("outcome" in one) pending.drop(one.id);
      return "outcome" in one ? one : pending.finish(one);
    });
    changed();
    return results;
  };

  const { stepUp, withStepUp } = createGuardStepUp(newest);
  return {
    revokeMany: (ids, ask) => withStepUp(ask, () => startMany(ids)),
    revokeOthers: (ask) => withStepUp(ask, startOthers),
    stepUp,
  };
}

function signedOut(): SessionsError {
  return new SessionsError(
    "unauthenticated",
    "The current session has ended or the user changed, so nothing was sent. Sign in again.",
  );
}

function unsupported(): SessionsError {
  return new SessionsError("unsupported", "The backend has no way to revoke this session from here.");
}
