import type { SessionsErrorCode } from "../../src/core/errors.ts";
import { isRefusal } from "../../src/core/errors.ts";
import type { SignOutResult } from "../../src/core/sign-out-result.ts";
import type { Judge } from "./judge.ts";
import type { ListResponse, SentRequest } from "./sent-request.ts";
import type { PageWatch } from "./watch-page.ts";

export interface OutcomeWatchOptions {
  judge: Judge;
  requests: () => readonly SentRequest[];
  page: PageWatch;
  isRetired: () => boolean;
}

/** What is known from outside about the operation that ends in a result. */
export interface OperationTime {
  /** When the oldest operation began that it may have joined, like a second click joins the first. */
  since: number;
  /** No other operation ran beside it that may have sent a request for the same session, or gave it its result. */
  isAlone: boolean;
  /** It ended together with others, perhaps long after its own result was known. */
  isBatch: boolean;
}

interface Known {
  /** The lists that were the newest one at some time of the operation. */
  lists: readonly ListResponse[];
  newest: ListResponse | undefined;
  since: number;
}

/** Judges each result by the knowledge of the transport and the server. */
export function watchOutcomes({ judge, requests, page, isRetired }: OutcomeWatchOptions) {
  return (result: SignOutResult, { since, isAlone, isBatch }: OperationTime): void => {
    const { id, outcome, error } = result;
    const isFor = ({ on, ids }: SentRequest) =>
      id === undefined ? on === "revoke-others" : ids.includes(id);
    const own = requests().filter((request) => isFor(request) && request.startedAt > since);
    /** The lists that were the newest one at some time of the operation. */
    const lists = page.accepted().filter((_, index, all) => {
      const next = all[index + 1];
      return next === undefined || (next.acceptedAt ?? 0) > since;
    });
    // From outside an operation ends some microtasks late, when the next one for the same id may have sent already.
    const candidates = isAlone && own.length > 0 ? own : [undefined, ...own];
    const newest = isAlone || !isBatch ? lists.at(-1) : undefined;
    const reasons = candidates.map((request) => whyFalse(result, request, { lists, newest, since }));
    const isTrue = reasons.some((reason) => reason === undefined);
    judge.expect(isTrue, "outcome", () => `${id} "${outcome}" ${error?.code ?? ""}: ${reasons.join("; ")}`);
  };

  /** `request` is the one that was sent for it, if any. */
  function whyFalse(
    { id, outcome, error }: SignOutResult,
    request: SentRequest | undefined,
    { lists, newest, since }: Known,
  ): string | undefined {
    const has = ({ list }: ListResponse) =>
      list.sessions.some((session) =>
        id === undefined ? !session.isCurrent && !session.notRevocable : session.id === id,
      );
    const isGone = (response: ListResponse) =>
      !has(response) && (!response.list.truncated || request?.succeeded === true);
    const noList = (list: ListResponse | undefined) => (list ? undefined : "no list says so");

    if (request?.code && isRefusal(request.code as SessionsErrorCode) && outcome !== "refused")
      return `the backend said ${request.code}`;
    switch (outcome) {
      case "revoked":
        if (request?.code === "not-found") return "it was gone before";
        if (!request) return "nothing was sent";
        return noList(
          lists.find((response) => isGone(response) && response.request.startedAt > request.startedAt),
        );
      case "already-gone":
        if (request && request.code !== "not-found") return "it was there when the request left";
        // Without a request, a list that never had the session tells it only if it was started since: the session may be
        // newer than an older one.
        return noList(
          lists.find(
            (response) =>
              isGone(response) &&
              (request || response.request.startedAt > since || page.accepted().some(has)),
          ),
        );
      case "still-listed":
        if (!request) return "nothing was sent";
        return noList(
          lists.find((response) => has(response) && page.tells(response, request, id, request.settledAt)),
        );
      case "unknown":
        if (request?.settledAt === undefined) return "nothing was sent, or it is still on its way";
        return !isRetired() && newest && page.tells(newest, request, id, request.noticedAt)
          ? "the newest list tells it"
          : undefined;
      case "refused":
        if (!error) return "it does not say why";
        if (!request)
          return isReasonToSendNothing(error.code, id, { lists, since })
            ? undefined
            : "nothing gave a reason for it";
        if (error.code !== request.code || !isRefusal(error.code))
          return `the reply was ${request.code ?? "a yes"}`;
        return request.ended.length > 0 ? "and yet something was ended" : undefined;
    }
  }

  function isReasonToSendNothing(
    code: string,
    id: string | undefined,
    { lists, since }: Pick<Known, "lists" | "since">,
  ): boolean {
    const rows = (response: ListResponse) => response.list.sessions.filter((session) => session.id === id);
    const currents = (response: ListResponse) => response.list.sessions.filter(({ isCurrent }) => isCurrent);
    // The list that had to be made first failed, or the user is gone.
    if (isRetired() || requests().some((request) => request.on === "list" && toCode(request.code) === code))
      return true;
    // The backend said it to another one of the same batch.
    if (
      stops.includes(code) &&
      requests().some((request) => request.startedAt > since && request.code === code)
    )
      return true;
    // A list that came and was not taken is another person's, or may be.
    if (code === "unauthenticated" && page.hasRefused(since)) return true;
    switch (code) {
      case "current-session":
        return lists.some((response) => rows(response).some(({ isCurrent }) => isCurrent));
      case "current-unknown":
        return lists.some((response) => currents(response).length !== 1);
      case "forbidden":
        return lists.some((response) => rows(response).some(({ notRevocable }) => notRevocable));
      case "not-found":
        return lists.some((response) => response.list.truncated && rows(response).length === 0);
      case "unsupported":
        return lists.some((response) => response.list.can?.length === 0);
      default:
        return false;
    }
  }
}

/** After these, nothing more of a batch is sent. */
const stops = ["rate-limited", "unauthenticated", "reauth-required"];

function toCode(code: string | undefined): string | undefined {
  return code === "junk" ? "backend" : code;
}
