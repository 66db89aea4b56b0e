import type { SessionList } from "../../src/contract.ts";
import type { GuardSnapshot } from "../../src/core/guard/guard.ts";
import { currentSessionOf } from "../../src/core/list-rules.ts";
import type { Judge } from "./judge.ts";
import type { SentRequest } from "./sent-request.ts";

export interface RequestWatchOptions {
  judge: Judge;
  requests: () => readonly SentRequest[];
  snapshot: () => GuardSnapshot;
  isRetired: () => boolean;
}

/** Judges each request at the moment at which it leaves the client. */
export function watchRequests({
  judge,
  requests,
  snapshot,
  isRetired,
}: RequestWatchOptions): (request: SentRequest) => void {
  const inFlight = () => requests().filter(({ settledAt }) => settledAt === undefined);

  return (request) => {
    judge.expect(!isRetired(), "retired", () => `${request.on} was sent`);
    if (request.on === "list") {
      const lists = inFlight().filter(({ on, signal }) => on === "list" && !signal?.aborted);
      judge.expect(lists.length === 0, "two-lists", () => `${lists.length + 1} lists`);
      return;
    }
    const { list, signedOut } = snapshot();
    judge.expect(list !== undefined && !signedOut, "not-allowed-sent", () => `${request.on} without a list`);
    if (!list) return;
    const current = currentSessionOf(list);
    judge.expect(
      current !== undefined,
      "not-allowed-sent",
      () => `${request.on} with an unknown current session`,
    );
    if (request.on === "revoke-others") request.ids.push(...othersOf(list));
    for (const id of request.ids) {
      const row = list.sessions.find((session) => session.id === id);
      judge.expect(id !== current?.id, "current-sent", () => id);
      judge.expect(row !== undefined, "not-allowed-sent", () => `${id} is not on the page`);
      judge.expect(!row?.notRevocable, "not-allowed-sent", () => `${id} is managed elsewhere`);
      const same = inFlight().filter(({ ids }) => ids.includes(id));
      judge.expect(same.length === 0, "two-requests", () => id);
    }
    judge.expect(
      list.can === undefined || list.can.length > 0,
      "not-allowed-sent",
      () => "the list is read-only",
    );
  };
}

function othersOf(list: SessionList): string[] {
  return list.sessions
    .filter(({ isCurrent, notRevocable }) => !isCurrent && !notRevocable)
    .map(({ id }) => id);
}
