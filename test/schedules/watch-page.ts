import type { SessionList } from "../../src/contract.ts";
import type { GuardSnapshot } from "../../src/core/guard/guard-snapshot.ts";
import type { EventClock } from "./event-clock.ts";
import type { Judge } from "./judge.ts";
import { responseNumber } from "./reference-adapter.ts";
import type { ListResponse, SentRequest } from "./sent-request.ts";

export interface PageWatchOptions {
  judge: Judge;
  clock: EventClock;
  requests: () => readonly SentRequest[];
  responses: () => readonly ListResponse[];
  /** True while somebody waits for the end of this session. */
  isAwaited: (id: string) => boolean;
  /** Called when a list is seen for the first time. `former` = the newest one until then. */
  onAccept?: (response: ListResponse, former: ListResponse | undefined) => void;
}

export interface PageWatch {
  /** Judges what the page shows at this moment. */
  see(snapshot: GuardSnapshot): void;
  /** The responses that were accepted, oldest first. */
  accepted(): readonly ListResponse[];
  /** True if a list came in since then and was not taken. */
  hasRefused(since: number): boolean;
  /** True if this response tells what became of a session that `request` asked to revoke, and that settled at `at`. */
  tells(
    response: ListResponse,
    request: SentRequest,
    id: string | undefined,
    at: number | undefined,
  ): boolean;
}

/** Judges the list that is shown. It is always one true response of the server, and never an older one than before. */
export function watchPage(options: PageWatchOptions): PageWatch {
  const { judge, clock, requests, responses, isAwaited, onAccept } = options;
  const accepted: ListResponse[] = [];

  const seeList = (list: SessionList) => {
    const response = responses()[responseNumber(list)];
    if (!response) return judge.expect(false, "phantom-row", () => "a list that no server produced");
    const shown = list.sessions.map(({ id }) => id);
    const had = response.list.sessions.map(({ id }) => id);
    const phantoms = shown.filter((id) => !had.includes(id));
    const lost = had.filter((id) => !shown.includes(id));
    judge.expect(phantoms.length === 0, "phantom-row", () => phantoms.join(" "));
    judge.expect(lost.length === 0, "lost-row", () => lost.join(" "));
    const former = accepted.at(-1);
    if (former === response) return;
    if (former) {
      const ended = former.request.settledAt ?? Number.POSITIVE_INFINITY;
      const what = () => `response ${response.number} after response ${former.number}`;
      judge.expect(response.readAt > former.readAt, "went-back", what);
      judge.expect(response.request.startedAt > ended, "overlap", what);
    }
    response.acceptedAt = clock.tick();
    accepted.push(response);
    onAccept?.(response, former);
  };

  const tells = (
    response: ListResponse,
    request: SentRequest,
    id: string | undefined,
    at: number | undefined,
  ): boolean => {
    const after = at !== undefined && response.request.startedAt > at;
    // Without an id it is about all others.
    const isListed = response.list.sessions.some((session) =>
      id === undefined ? !session.isCurrent && !session.notRevocable : session.id === id,
    );
    return after && (isListed || !response.list.truncated || request.succeeded === true);
  };

  return {
    accepted: () => accepted,
    hasRefused: (since) =>
      responses().some(
        ({ request, acceptedAt }) =>
          acceptedAt === undefined &&
          request.succeeded &&
          (request.settledAt ?? 0) > since &&
          requests().includes(request),
      ),
    tells,
    see({ list, pendingSignOuts }) {
      if (list) seeList(list);
      const newest = accepted.at(-1);
      for (const [id, { state }] of pendingSignOuts) {
        if (state === "signing-out") judge.expect(isAwaited(id), "pending-alone", () => id);
        if (state !== "unknown") continue;
        const request = requests().findLast(({ ids }) => ids.includes(id));
        const isTold =
          request !== undefined && newest !== undefined && tells(newest, request, id, request.noticedAt);
        judge.expect(request !== undefined && !isTold, "unsettled", () => id);
      }
    },
  };
}
