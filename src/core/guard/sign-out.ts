import type { SessionList } from "../../contract.ts";
import { isRefusal, SessionsError, type SessionsErrorCode, toSessionsError } from "../errors.ts";
import { withoutUndefined } from "../fields.ts";
import { inParallel, sideBySide } from "../in-parallel.ts";
import { can, othersOf, refusalOf, sessionOf } from "../list-rules.ts";
import type { SignOutOutcome, SignOutResult } from "../sign-out-result.ts";
import type { GuardExtension, RequestOptions } from "./guard-extension.ts";
import type { PendingSignOuts, SignOutRequest } from "./pending-sign-outs.ts";
import type { ReauthHandler } from "./step-up.ts";
import { createGuardStepUp, type GuardStepUp } from "./step-up.ts";

interface SignOuts {
  revokeMany(ids: readonly string[], ask?: ReauthHandler): Promise<SignOutResult[]>;
  revokeOthers(ask?: ReauthHandler, isAnew?: boolean): Promise<SignOutResult[]>;
  /** True while a request to revoke all others, or one of its single ones, is under way. */
  areOthersRunning(): boolean;
  /** Settles when the sign-out of this session that runs has; undefined = there is none. */
  running(id: string): Promise<unknown> | undefined;
  stepUp: GuardStepUp["stepUp"];
}

interface SignOutsOptions extends RequestOptions {
  pending: PendingSignOuts;
  /** Until when a session may go on working that was revoked by a request of this time, in milliseconds since 1970. */
  worksUntil?: (sentOn: number | undefined) => string | undefined;
  /** What else changes these sessions now; see `GuardExtension`. */
  sending?: GuardExtension["sending"];
}

/** Ids that were asked for together. */
interface Batch {
  /** In the guard's own time. */
  askedAt: number;
  /** The list that is being made for all of them. */
  making?: Promise<void> | undefined;
  /** Why no more of them is sent. */
  stop?: SessionsError;
}

/** No follow-up list is made after these codes, since the backend would meet it with the same one. */
export const noListAfter: readonly SessionsErrorCode[] = ["rate-limited", "reauth-required"];

/** After these, the backend would say the same to the rest of a batch, and may count each try as an attack. */
const stopsAfter: readonly SessionsErrorCode[] = [...noListAfter, "unauthenticated"];

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
    const askedAt = tick();
    const fresh = [...new Set(ids)].filter((id) => !inFlight.has(id));
    const running = others;
    const sending = options.sending?.(fresh);
    const results = (async () => {
      if (sending) {
        pending.start(fresh);
        await sending;
      }
      // All others may revoke some of these ids. Waited for once: another run that starts later waits for this one.
      await running?.catch(() => {});
      return tryEach(fresh, askedAt);
    })();
    fresh.forEach((id, index) => {
      const result = results.then((all) => all[index] as SignOutResult).finally(() => inFlight.delete(id));
      inFlight.set(id, result);
    });
    return Promise.all(ids.map((id) => inFlight.get(id) as Promise<SignOutResult>));
  };

  /** Calls at the same time share one run. */
  const startOthers = (isAnew = false): Promise<SignOutResult[]> => {
    // A run that is under way may go by a list of before.
    if (others && isAnew) return others.catch(() => {}).then(() => startOthers(true));
    others ??= tryOthers(isAnew).finally(() => {
      others = undefined;
      changed();
    });
    changed();
    return others;
  };

  const tryEach = async (ids: readonly string[], askedAt: number): Promise<SignOutResult[]> => {
    const batch: Batch = { askedAt };
    const list = newest(askedAt);
    pending.start(ids.filter((id) => !list || !resultWithoutRequest(list, id)));
    const tried = await inParallel(ids, sideBySide, (id) => tryOne(id, batch));
    await followUp(tried.filter((one) => "sentAt" in one).map(({ error }) => error));
    return finish(tried);
  };

  const tryOthers = async (isAnew: boolean): Promise<SignOutResult[]> => {
    const askedAt = tick();
    await Promise.all([...inFlight.values(), options.sending?.()]);
    let list = isAnew && options.newestStart() < askedAt ? undefined : newest(askedAt);
    while (!list) {
      await options.makeList();
      list = newest(askedAt);
    }
    const targets = othersOf(list);
    if (!can(adapter(), list, "revoke-others"))
      return tryEach(
        targets.map(({ id }) => id),
        askedAt,
      );
    if (targets.length === 0 && !list.truncated) return [];
    const requests = targets.map(({ id }): SignOutRequest => ({ id }));
    const sentOn = options.now?.();
    const error = await send(requests, async () => adapter().revokeOtherSessions?.());
    const isListed = await followUp([error]);
    if (targets.length > 0) return finish(requests);
    // All of them are beyond what the backend listed, so none can be named.
    const left = isListed && newest(askedAt);
    const isTold = left && (othersOf(left).length > 0 || !(left.truncated && error));
    const told = left && othersOf(left).length > 0 ? "still-listed" : "revoked";
    const outcome: SignOutOutcome = error && isRefusal(error.code) ? "refused" : isTold ? told : "unknown";
    const isDone = outcome === "revoked";
    if (isDone) options.onEnd?.();
    const worksUntil = isDone ? options.worksUntil?.(sentOn) : undefined;
    return [withoutUndefined({ outcome, error: isDone ? undefined : error, worksUntil })];
  };

  const tryOne = async (id: string, batch: Batch): Promise<SignOutRequest | SignOutResult> => {
    let error: SessionsError | undefined;
    for (;;) {
      const list = newest(batch.askedAt);
      error ??= batch.stop;
      // The session may be newer than the list. Without having seen it, nothing is sent: it may be the current one.
      const isUnseen = list && !sessionOf(list, id) && !list.truncated;
      const isTold = list && !(isUnseen && options.newestStart() < batch.askedAt);
      const result = isTold && resultWithoutRequest(list, id);
      if (result) return result;
      if (error) return { id, refused: true, error, failedAt: options.now?.() } satisfies SignOutRequest;
      if (isTold) break;
      await listFor(batch).catch((thrown) => {
        error = toSessionsError(thrown);
        // Without a list, none of the others can be sent either.
        if (!list) batch.stop ??= error;
      });
    }
    const request: SignOutRequest = { id };
    const failure = await send([request], async () => adapter().revokeSession?.(id));
    if (failure && stopsAfter.includes(failure.code)) batch.stop ??= failure;
    return request;
  };

  /** One list for all of a batch that need one at the same time. */
  const listFor = (batch: Batch): Promise<void> => {
    batch.making ??= options.makeList().finally(() => {
      batch.making = undefined;
    });
    return batch.making;
  };

  /** The last word before a request, without a step between them. A result means that nothing is sent. */
  const resultWithoutRequest = (list: SessionList, id: string): SignOutResult | undefined => {
    const error = refusalOf(list, id) ?? (can(adapter(), list, "revoke") ? undefined : unsupported());
    if (!error) return undefined;
    if (error.code === "not-found" && !list.truncated) return { id, outcome: "already-gone" };
    return { id, outcome: "refused", error };
  };

  /** @returns why the request failed; undefined = the backend said yes. */
  const send = async (
    requests: readonly SignOutRequest[],
    revoke: () => Promise<unknown>,
  ): Promise<SessionsError | undefined> => {
    const sentAt = tick();
    const sentOn = options.now?.();
    for (const request of requests) {
      request.sentAt = sentAt;
      request.sentOn = sentOn;
      pending.open(request);
    }
    pending.start(requests.map(({ id }) => id));
    const error = await options
      .withDeadline(revoke, "Revoking a session")
      .then(() => undefined, toSessionsError);
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
   * @returns true if there is one. If it fails, the snapshot has its error, and outcomes stay open until a list succeeds.
   */
  const followUp = async (errors: readonly (SessionsError | undefined)[]): Promise<boolean> => {
    if (errors.every((error) => error && noListAfter.includes(error.code))) return false;
    return options.makeList().then(
      () => true,
      () => false,
    );
  };

  const finish = (tried: readonly (SignOutRequest | SignOutResult)[]): SignOutResult[] =>
    tried.map((one) => {
      if (!("outcome" in one)) return pending.finish(one);
      if (one.id !== undefined) pending.drop(one.id);
      return one;
    });

  const { stepUp, withStepUp } = createGuardStepUp(() => newest(0));
  return {
    revokeMany: (ids, ask) => withStepUp(ask, startMany, ids),
    revokeOthers: (ask, isAnew) => withStepUp(ask, () => startOthers(isAnew)),
    areOthersRunning: () => others !== undefined,
    running: (id) => (inFlight.get(id) ?? others)?.catch(() => {}),
    stepUp,
  };
}

function unsupported(): SessionsError {
  return new SessionsError("unsupported", "The backend has no way to revoke this session from here.");
}
