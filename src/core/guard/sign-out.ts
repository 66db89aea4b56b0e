import type { SessionList, SessionsAdapter } from "../../contract.ts";
import { isRefusal, SessionsError, type SessionsErrorCode, toSessionsError } from "../errors.ts";
import { inParallel, sideBySide } from "../in-parallel.ts";
import { can, othersOf, refusalOf } from "../list-rules.ts";
import type { ReauthHandler, SignOutResult } from "../sign-out-result.ts";
import type { Attempt, PendingSignOuts } from "./pending-sign-outs.ts";
import { createGuardStepUp, type GuardStepUp } from "./step-up.ts";

interface SignOutsOptions {
  adapter: () => SessionsAdapter;
  marks: PendingSignOuts;
  tick: () => number;
  /** The newest list that may be asked; undefined = one has to be made first. */
  newest: () => SessionList | undefined;
  /** Makes a list and writes it to where it is read. */
  prove: () => Promise<SessionList>;
  withDeadline: (call: () => Promise<void>) => Promise<void>;
  isRetired: () => boolean;
  changed: () => void;
}

interface SignOuts {
  revokeMany(ids: readonly string[], ask?: ReauthHandler): Promise<SignOutResult[]>;
  revokeOthers(ask?: ReauthHandler): Promise<SignOutResult[]>;
  stepUp: GuardStepUp["stepUp"];
}

/** The backend asks for less, or for the person: another list would only meet the same answer. */
const notWorthAList: readonly SessionsErrorCode[] = ["rate-limited", "reauth-required"];

export function createSignOuts(options: SignOutsOptions): SignOuts {
  const { adapter, marks, tick, changed } = options;
  const inFlight = new Map<string, Promise<SignOutResult>>();
  let others: Promise<SignOutResult[]> | undefined;

  const haveList = async (): Promise<void> => {
    if (!options.newest()) await options.prove();
  };

  /** Asked synchronously before each request; a result means that nothing is sent. */
  const answerWithoutRequest = (id: string): SignOutResult | undefined => {
    const list = options.newest();
    if (options.isRetired() || !list) return { id, outcome: "refused", error: signedOut() };
    const error = refusalOf(list, id) ?? (can(adapter(), list, "revoke") ? undefined : unsupported());
    if (!error) return undefined;
    if (error.code === "not-found" && !list.truncated) return { id, outcome: "already-gone" };
    return { id, outcome: "refused", error };
  };

  const send = async (
    attempts: readonly Attempt[],
    call: () => Promise<void>,
  ): Promise<SessionsError | undefined> => {
    const sentAt = tick();
    for (const attempt of attempts) {
      attempt.sentAt = sentAt;
      marks.open(attempt);
      marks.set(attempt.id, { state: "signing-out" });
    }
    changed();
    const error = await options.withDeadline(call).then(() => undefined, toSessionsError);
    const answeredAt = tick();
    for (const attempt of attempts) {
      attempt.answeredAt = answeredAt;
      attempt.succeeded = !error;
      if (!error) continue;
      attempt.error = error;
      attempt.refused = isRefusal(error.code);
    }
    return error;
  };

  const attemptOne = async (id: string): Promise<Attempt | SignOutResult> => {
    try {
      await haveList();
    } catch (thrown) {
      const attempt: Attempt = { id, refused: true, error: toSessionsError(thrown) };
      return attempt;
    }
    const answer = answerWithoutRequest(id);
    if (answer) return answer;
    const attempt: Attempt = { id };
    await send([attempt], async () => adapter().revokeSession?.(id));
    return attempt;
  };

  /** Makes the proof list for requests that ended so; undefined = the backend said yes. */
  const prove = async (errors: readonly (SessionsError | undefined)[]): Promise<void> => {
    if (errors.some((error) => !error || !notWorthAList.includes(error.code)))
      // A proof list that fails is the page's error already; the outcome is open until one succeeds.
      await options.prove().catch(() => {});
  };

  const conclude = (tried: readonly (Attempt | SignOutResult)[]): SignOutResult[] => {
    const results = tried.map((one) => {
      if ("outcome" in one) marks.drop(one.id);
      return "outcome" in one ? one : marks.conclude(one);
    });
    changed();
    return results;
  };

  const revokeEach = async (ids: readonly string[]): Promise<SignOutResult[]> => {
    for (const id of ids) if (!answerWithoutRequest(id)) marks.set(id, { state: "signing-out" });
    changed();
    const tried = await inParallel(ids, sideBySide, attemptOne);
    await prove(tried.filter((one) => "sentAt" in one).map(({ error }) => error));
    return conclude(tried);
  };

  const revokeAllOthers = async (): Promise<SignOutResult[]> => {
    await Promise.all(inFlight.values());
    await haveList();
    const list = options.newest();
    if (options.isRetired() || !list) throw signedOut();
    const targets = othersOf(list);
    if (!can(adapter(), list, "revoke-others")) return revokeEach(targets.map(({ id }) => id));
    if (targets.length === 0 && !list.truncated) return [];
    const attempts = targets.map(({ id }): Attempt => ({ id }));
    const error = await send(attempts, async () => adapter().revokeOtherSessions?.());
    await prove([error]);
    // All of them are beyond what the backend lists, so no row can say it.
    if (error && targets.length === 0) throw error;
    return conclude(attempts);
  };

  const revokeMany = (ids: readonly string[]): Promise<SignOutResult[]> => {
    const fresh = [...new Set(ids)].filter((id) => !inFlight.has(id));
    const running = others;
    const results = (async () => {
      // Once: it ended some of these ids already, and another one that starts later waits for us.
      await running?.catch(() => {});
      return revokeEach(fresh);
    })();
    fresh.forEach((id, index) => {
      const result = results
        .then((all) => all[index] ?? { id, outcome: "unknown" as const })
        .finally(() => inFlight.delete(id));
      inFlight.set(id, result);
    });
    return Promise.all(ids.map((id) => inFlight.get(id) ?? { id, outcome: "unknown" as const }));
  };

  const revokeOthers = (): Promise<SignOutResult[]> => {
    others ??= revokeAllOthers().finally(() => {
      others = undefined;
    });
    return others;
  };

  const { stepUp, withStepUp } = createGuardStepUp(options.newest);
  return {
    revokeMany: (ids, ask) => withStepUp(ask, () => revokeMany(ids)),
    revokeOthers: (ask) => withStepUp(ask, revokeOthers),
    stepUp,
  };
}

function signedOut(): SessionsError {
  return new SessionsError(
    "unauthenticated",
    "The session that asks has ended or the user changed, so nothing was sent. Sign in again.",
  );
}

function unsupported(): SessionsError {
  return new SessionsError("unsupported", "The backend has no way to end this session from here.");
}
