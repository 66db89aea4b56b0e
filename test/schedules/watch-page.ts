import type { SessionList } from "../../src/contract.ts";
import type { GuardSnapshot } from "../../src/core/guard/guard.ts";
import type { Call, ListAnswer } from "./call.ts";
import type { EventClock } from "./event-clock.ts";
import type { Judge } from "./judge.ts";
import { answerNumber } from "./reference-adapter.ts";

export interface PageWatchOptions {
  judge: Judge;
  clock: EventClock;
  calls: () => readonly Call[];
  answers: () => readonly ListAnswer[];
  /** True while somebody waits for the end of this session. */
  isAwaited: (id: string) => boolean;
}

export interface PageWatch {
  /** Judges what the page shows at this moment. */
  see(snapshot: GuardSnapshot): void;
  /** The answers that were taken over, oldest first. */
  accepted(): readonly ListAnswer[];
  /** True where this answer says what became of a session that `call` asked to end, since `call` ended `at` that time. */
  tells(answer: ListAnswer, call: Call, id: string, at: number | undefined): boolean;
}

/** Judges the list that is shown: always one true answer of the server, and never an older one than before. */
export function watchPage({ judge, clock, calls, answers, isAwaited }: PageWatchOptions): PageWatch {
  const accepted: ListAnswer[] = [];

  const seeList = (list: SessionList) => {
    const answer = answers()[answerNumber(list)];
    if (!answer) return judge.expect(false, "phantom-row", () => "a list that no server produced");
    const shown = list.sessions.map(({ id }) => id);
    const had = answer.list.sessions.map(({ id }) => id);
    const phantoms = shown.filter((id) => !had.includes(id));
    const lost = had.filter((id) => !shown.includes(id));
    judge.expect(phantoms.length === 0, "phantom-row", () => phantoms.join(" "));
    judge.expect(lost.length === 0, "lost-row", () => lost.join(" "));
    const former = accepted.at(-1);
    if (former === answer) return;
    if (former) {
      const ended = former.call.settledAt ?? Number.POSITIVE_INFINITY;
      const what = () => `answer ${answer.number} after answer ${former.number}`;
      judge.expect(answer.readAt > former.readAt, "went-back", what);
      judge.expect(answer.call.startedAt > ended, "overlap", what);
    }
    answer.acceptedAt = clock.tick();
    accepted.push(answer);
  };

  const tells = (answer: ListAnswer, call: Call, id: string, at: number | undefined): boolean => {
    const after = at !== undefined && answer.call.startedAt > at;
    const isListed = answer.list.sessions.some((session) => session.id === id);
    return after && (isListed || !answer.list.truncated || call.succeeded === true);
  };

  return {
    accepted: () => accepted,
    tells,
    see({ list, pendingSignOuts: marks }) {
      if (list) seeList(list);
      const newest = accepted.at(-1);
      for (const [id, { state }] of marks) {
        if (state === "signing-out") judge.expect(isAwaited(id), "pending-alone", () => id);
        if (state !== "unknown") continue;
        const call = calls().findLast(({ ids }) => ids.includes(id));
        const isTold = call !== undefined && newest !== undefined && tells(newest, call, id, call.noticedAt);
        judge.expect(call !== undefined && !isTold, "unsettled", () => id);
      }
    },
  };
}
