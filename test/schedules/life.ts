import type { Guard } from "../../src/core/guard/guard.ts";
import { currentSessionOf } from "../../src/core/list-rules.ts";
import type { Account } from "./account.ts";
import type { EventClock } from "./event-clock.ts";
import type { Judge } from "./judge.ts";
import { createOperations, type Operations } from "./operations.ts";
import type { ListResponse, SentRequest } from "./sent-request.ts";
import { watchOutcomes } from "./watch-outcomes.ts";
import { type PageWatch, watchPage } from "./watch-page.ts";
import { watchRequests } from "./watch-requests.ts";

export interface LifeOptions {
  account: Account;
  guard: Guard;
  /** What was sent before, a former guard sent. */
  bornAt: number;
  judge: Judge;
  clock: EventClock;
  responses: ListResponse[];
  now: () => number;
  /** Lists say whose they are. */
  hasSubject: boolean;
  confirmedAt: () => number;
}

/** One guard of an account, from the first render that has it until its user has changed. */
export interface Life {
  account: Account;
  guard: Guard;
  page: PageWatch;
  operations: Operations;
  /** A visible provider has committed another user. */
  isOver: boolean;
  /** When the query was removed last. */
  removedAt: number;
  /** The newest list of its own. Undefined = none, or its query was removed since. */
  shown(): ListResponse | undefined;
  judgeRequest(request: SentRequest): void;
  /** Judges a request that gives this session a name, as it leaves the client. */
  judgeRename(id: string): void;
  /** How many new names are under way. */
  renaming: number;
  /** Judges what is said of sign-outs for which a list has to be made first. Call it once nothing moves. */
  judgeWaiting(): void;
}

export function createLife(options: LifeOptions): Life {
  const { account, guard, bornAt, judge, clock, responses, now, hasSubject, confirmedAt } = options;
  const requests = () => account.reference.requests.filter(({ startedAt }) => startedAt >= bornAt);
  const isRetired = () => life.isOver;
  const isRenaming = (id: string) =>
    account.extras?.sent.some((one) => one.id === id && one.settledAt === undefined) ?? false;
  const page = watchPage({
    judge,
    clock,
    requests,
    responses: () => responses,
    isAwaited: (id) => life.operations.isAwaited(id),
    onAccept(response, former) {
      response.receivedAt = now();
      if (account.due && response.readAt > account.due.readAt) account.due = undefined;
      judgeOwner(response, former);
    },
  });
  const newest = () => page.accepted().at(-1);

  /** A list with another subject is never taken, and one without is taken unseen only if it surely is this person's. */
  function judgeOwner(response: ListResponse, former: ListResponse | undefined): void {
    const first = page.accepted()[0];
    if (!former || !first) return;
    const { as, startedAt, settledAt = Number.POSITIVE_INFINITY } = response.request;
    if (hasSubject) {
      const what = () => `a list of ${as} after one of ${first.request.as}`;
      judge.expect(as === first.request.as, "another-user", what);
      return;
    }
    if (!account.attendance.wasAway(startedAt, settledAt)) return;
    // An id that was known as the current session's is nobody else's.
    const known = page.accepted().flatMap(({ list }) => currentSessionOf(list)?.id ?? []);
    const current = currentSessionOf(response.list)?.id;
    const isSame = current !== undefined && known.slice(0, -1).includes(current);
    judge.expect(isSame, "unseen-list", () => `the current session is ${current}, and was ${known}`);
  }

  const judgeOutcome = watchOutcomes({ judge, requests, page, isRetired });
  const judgeSent = watchRequests({
    judge,
    requests,
    newest: () => newest()?.list,
    isSignedOut: () => guard.snapshot().signedOut,
    isRetired,
    openFor: (id) => life.operations.openFor(id),
    confirmedAt,
  });
  const life: Life = {
    account,
    guard,
    page,
    operations: createOperations(judge, clock, judgeOutcome, (since) =>
      requests().some(({ on, startedAt, code }) => on === "revoke-others" && startedAt > since && code),
    ),
    isOver: false,
    removedAt: 0,
    renaming: 0,
    shown() {
      const own = newest();
      return own && (own.acceptedAt ?? 0) > life.removedAt ? own : undefined;
    },
    judgeRename(id) {
      judge.expect(!isRetired(), "retired", () => "rename was sent");
      const { list } = newest() ?? {};
      const isAllowed = list?.sessions.some((row) => row.id === id) && list.can?.length !== 0;
      judge.expect(isAllowed ?? false, "not-allowed-sent", () => `a name for ${id}`);
      judge.expect(!guard.snapshot().signedOut, "not-allowed-sent", () => "a name, though signed out");
      const isBusy = requests().some(({ ids, settledAt }) => ids.includes(id) && settledAt === undefined);
      judge.expect(!isBusy && !isRenaming(id), "two-requests", () => `a name for ${id}`);
    },
    judgeRequest(request) {
      judgeSent(request);
      for (const id of request.ids) judge.expect(!isRenaming(id), "two-requests", () => `${id} and its name`);
      const own = newest();
      if (request.on === "list" || !own) return;
      const away = account.attendance.awaySince();
      if (away !== undefined)
        judge.expect(own.request.startedAt > away, "sent-unseen", () => `${request.on} ${request.ids}`);
      const waiting = request.ids.flatMap((id) => life.operations.openFor(id));
      const isNew = waiting.length > 0 && waiting.every(({ began }) => began > life.removedAt);
      judge.expect(!isNew || life.shown() !== undefined, "not-allowed-sent", () => "from a removed list");
    },
    judgeWaiting() {
      if (life.isOver) return;
      const { pendingSignOuts } = guard.snapshot();
      for (const { ids = [], began, isAlone } of life.operations.all()) {
        const known = Math.max(life.removedAt, newest()?.acceptedAt ?? 0);
        const hasMoved = requests().some(
          ({ on, startedAt, code }) => startedAt > began && (on !== "list" || (code && code !== "aborted")),
        );
        if (!isAlone || life.shown() || known > began || hasMoved) continue;
        for (const id of ids)
          judge.expect(pendingSignOuts.get(id)?.state === "signing-out", "not-pending", () => id);
      }
    },
  };
  return life;
}
