import type { Call } from "./call.ts";
import type { Judge } from "./judge.ts";
import type { PageWatch } from "./watch-page.ts";

export interface EndedOptions {
  judge: Judge;
  calls: readonly Call[];
  page: PageWatch;
  refusesCurrent: boolean;
}

/**
 * Judges what our requests ended on the server. A session that asks may end by one of them only where the adapter does
 * not read the current id again, and the session became the current one after the newest list was read.
 */
export function judgeEnded({ judge, calls, page, refusesCurrent }: EndedOptions): void {
  for (const call of calls)
    for (const { id, at, currentSince } of call.ended) {
      if (currentSince === undefined) continue;
      const known = page.accepted().findLast(({ acceptedAt = 0 }) => acceptedAt < call.startedAt);
      const isNews = known === undefined || known.readAt < currentSince;
      judge.expect(isNews && !refusesCurrent, "current-ended", () => `${id} at ${at}`);
    }
}
