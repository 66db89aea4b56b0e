import type { SessionList } from "../../src/contract.ts";
import { currentSessionOf } from "../../src/core/list-rules.ts";
import type { Judge } from "./judge.ts";
import type { OpenOperation } from "./operations.ts";
import type { SentRequest } from "./sent-request.ts";

export interface RequestWatchOptions {
  judge: Judge;
  requests: () => readonly SentRequest[];
  /** The newest list that the client accepted. */
  newest: () => SessionList | undefined;
  isSignedOut: () => boolean;
  isRetired: () => boolean;
  openFor: (id: string) => readonly OpenOperation[];
  /** When the person confirmed who they are for the last time. */
  confirmedAt: () => number;
}

/** After these, the rest of a batch is not sent. */
const stops = ["rate-limited", "unauthenticated", "reauth-required"];

/** Judges each request at the moment at which it leaves the client. */
export function watchRequests(options: RequestWatchOptions): (request: SentRequest) => void {
  const { judge, requests, newest, isSignedOut, isRetired, openFor, confirmedAt } = options;
  const inFlight = () => requests().filter(({ settledAt }) => settledAt === undefined);

  return (request) => {
    judge.expect(!isRetired(), "retired", () => `${request.on} was sent`);
    if (request.on === "list") {
      const lists = inFlight().filter(({ on, signal }) => on === "list" && !signal?.aborted);
      judge.expect(lists.length === 0, "two-lists", () => `${lists.length + 1} lists`);
      return;
    }
    const list = newest();
    judge.expect(
      list !== undefined && !isSignedOut(),
      "not-allowed-sent",
      () => `${request.on} without a list`,
    );
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
    if (request.on === "revoke") judgeBatch(request);
    judge.expect(
      list.can === undefined || list.can.length > 0,
      "not-allowed-sent",
      () => "the list is read-only",
    );
  };

  /** One by one, nothing more is sent once the backend said stop. */
  function judgeBatch({ ids: [id = ""] }: SentRequest): void {
    const [batch, ...beside] = openFor(id);
    if (!batch?.isAlone || beside.length > 0 || batch.ids?.length === 1) return;
    const stop = requests().find(
      ({ on, code = "", startedAt, settledAt = 0, noticedAt }) =>
        on === "revoke" &&
        startedAt > batch.began &&
        noticedAt !== undefined &&
        stops.includes(code) &&
        settledAt > confirmedAt(),
    );
    judge.expect(!stop, "sent-after-stop", () => `${id} after ${stop?.code}`);
  }
}

function othersOf(list: SessionList): string[] {
  return list.sessions
    .filter(({ isCurrent, notRevocable }) => !isCurrent && !notRevocable)
    .map(({ id }) => id);
}
