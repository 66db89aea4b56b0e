import type { SessionsErrorCode } from "../../src/core/errors.ts";
import { isRefusal } from "../../src/core/errors.ts";
import type { SignOutResult } from "../../src/core/sign-out-result.ts";
import type { Call, ListAnswer } from "./call.ts";
import type { Judge } from "./judge.ts";
import type { PageWatch } from "./watch-page.ts";

export interface OutcomeWatchOptions {
  judge: Judge;
  calls: () => readonly Call[];
  page: PageWatch;
  isRetired: () => boolean;
}

/** What is known from outside about the operation that ends in a result. */
export interface OperationTime {
  /** When the oldest operation began that it may have joined, as a second click joins the first. */
  since: number;
  /** No other operation ran beside it that may have sent a request for the same session, or gave it its result. */
  isAlone: boolean;
  /** It ended together with others, perhaps long after its own result was known. */
  isBatch: boolean;
}

/** Judges each result by what the transport and the server know. */
export function watchOutcomes({ judge, calls, page, isRetired }: OutcomeWatchOptions) {
  return (result: SignOutResult, { since, isAlone, isBatch }: OperationTime): void => {
    const { id, outcome, error } = result;
    const own = calls().filter(({ ids, startedAt }) => ids.includes(id) && startedAt > since);
    /** The lists that were the newest one at some time of the operation. */
    const lists = page.accepted().filter((_, index, all) => {
      const next = all[index + 1];
      return next === undefined || (next.acceptedAt ?? 0) > since;
    });
    // From outside an operation ends some microtasks late, when the next one for the same id may have sent already.
    const candidates = isAlone && own.length > 0 ? own : [undefined, ...own];
    const newest = isAlone || !isBatch ? lists.at(-1) : undefined;
    const reasons = candidates.map((call) => whyFalse(result, call, lists, newest));
    const isTrue = reasons.some((reason) => reason === undefined);
    judge.expect(isTrue, "outcome", () => `${id} "${outcome}" ${error?.code ?? ""}: ${reasons.join("; ")}`);
  };

  /** `call` is the request that was sent for it, if any. */
  function whyFalse(
    { id, outcome, error }: SignOutResult,
    call: Call | undefined,
    lists: readonly ListAnswer[],
    newest: ListAnswer | undefined,
  ): string | undefined {
    const has = (answer: ListAnswer) => answer.list.sessions.some((session) => session.id === id);
    const isGone = (answer: ListAnswer) =>
      !has(answer) && (!answer.list.truncated || call?.succeeded === true);
    const noList = (list: ListAnswer | undefined) => (list ? undefined : "no list says so");

    if (call?.code && isRefusal(call.code as SessionsErrorCode) && outcome !== "refused")
      return `the backend said ${call.code}`;
    switch (outcome) {
      case "revoked":
        if (call?.code === "not-found") return "it was gone before";
        if (!call) return "nothing was sent";
        return noList(lists.find((answer) => isGone(answer) && answer.call.startedAt > call.startedAt));
      case "already-gone":
        if (call && call.code !== "not-found") return "it was there when the request left";
        return noList(lists.find(isGone));
      case "still-listed":
        if (!call) return "nothing was sent";
        return noList(lists.find((answer) => has(answer) && page.tells(answer, call, id, call.settledAt)));
      case "unknown":
        if (call?.settledAt === undefined) return "nothing was sent, or it is still on its way";
        return !isRetired() && newest && page.tells(newest, call, id, call.noticedAt)
          ? "the newest list tells it"
          : undefined;
      case "refused":
        if (!error) return "it does not say why";
        if (!call)
          return isReasonToSendNothing(error.code, id, lists) ? undefined : "nothing gave a reason for it";
        if (error.code !== call.code || !isRefusal(error.code))
          return `the reply was ${call.code ?? "a yes"}`;
        return call.ended.length > 0 ? "and yet something was ended" : undefined;
    }
  }

  function isReasonToSendNothing(code: string, id: string, lists: readonly ListAnswer[]): boolean {
    const rows = (answer: ListAnswer) => answer.list.sessions.filter((session) => session.id === id);
    const currents = (answer: ListAnswer) => answer.list.sessions.filter(({ isCurrent }) => isCurrent);
    // The list that had to be made first failed, or the user is gone.
    if (isRetired() || calls().some((call) => call.on === "list" && toCode(call.code) === code)) return true;
    switch (code) {
      case "current-session":
        return lists.some((answer) => rows(answer).some(({ isCurrent }) => isCurrent));
      case "current-unknown":
        return lists.some((answer) => currents(answer).length !== 1);
      case "forbidden":
        return lists.some((answer) => rows(answer).some(({ notRevocable }) => notRevocable));
      case "not-found":
        return lists.some((answer) => answer.list.truncated && rows(answer).length === 0);
      case "unsupported":
        return lists.some((answer) => answer.list.can?.length === 0);
      default:
        return false;
    }
  }
}

function toCode(code: string | undefined): string | undefined {
  return code === "junk" ? "backend" : code;
}
