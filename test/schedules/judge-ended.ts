import type { Judge } from "./judge.ts";
import type { SentRequest } from "./sent-request.ts";
import type { PageWatch } from "./watch-page.ts";

export interface EndedOptions {
  judge: Judge;
  requests: readonly SentRequest[];
  page: PageWatch;
  refusesCurrent: boolean;
}

/**
 * Judges what our requests ended on the server. One of them may end the current session only if the adapter does not read
 * the current id again, and the session became the current one after the newest list was read.
 */
export function judgeEnded({ judge, requests, page, refusesCurrent }: EndedOptions): void {
  for (const request of requests)
    for (const { id, at, currentSince } of request.ended) {
      if (currentSince === undefined) continue;
      const known = page.accepted().findLast(({ acceptedAt = 0 }) => acceptedAt < request.startedAt);
      const isNews = known === undefined || known.readAt < currentSince;
      judge.expect(isNews && !refusesCurrent, "current-ended", () => `${id} at ${at}`);
    }
}
