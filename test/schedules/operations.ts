import type { SignOutResult } from "../../src/core/sign-out-result.ts";
import type { EventClock } from "./event-clock.ts";
import type { Judge } from "./judge.ts";
import type { OperationTime } from "./watch-outcomes.ts";

/** Something that a person started and that has not ended yet. No ids = all others. */
interface Operation {
  ids: readonly string[] | undefined;
  began: number;
  since: (id: string | undefined) => number;
  isAlone: boolean;
}

export type OpenOperation = Readonly<Pick<Operation, "ids" | "began" | "isAlone">>;

export interface Operations {
  /**
   * Follows an operation from its start to its end, which the guard always comes to.
   *
   * @param sendsOnce false = it may be tried again after the person has confirmed who they are.
   */
  follow(
    ids: readonly string[] | undefined,
    start: () => Promise<SignOutResult[]>,
    sendsOnce?: boolean,
  ): void;
  /** True while somebody waits for the end of this session. */
  isAwaited(id: string): boolean;
  /** What is open and may send a request for this session. */
  openFor(id: string): readonly OpenOperation[];
  /** What is open, the oldest first. */
  all(): readonly OpenOperation[];
  /** How many have not ended. */
  open(): number;
}

/** @param hasFailed true if a request for all others was sent since then and did not succeed. */
export function createOperations(
  judge: Judge,
  clock: EventClock,
  judgeOutcome: (result: SignOutResult, time: OperationTime) => void,
  hasFailed: (since: number) => boolean,
): Operations {
  const open = new Set<Operation>();
  const share = (one: Operation["ids"], other: Operation["ids"]) =>
    !one || !other || one.some((id) => other.includes(id));

  return {
    isAwaited: (id) => [...open].some(({ ids }) => share(ids, [id])),
    openFor: (id) => [...open].filter(({ ids }) => share(ids, [id])),
    all: () => [...open],
    open: () => open.size,
    follow(ids, start, sendsOnce = true) {
      const began = clock.tick();
      const beside = [...open].filter((other) => share(other.ids, ids));
      const joined = beside.filter((other) => (other.ids === undefined) === (ids === undefined));
      const own: Operation = {
        ids,
        began,
        since: (id) =>
          Math.min(
            began,
            ...joined
              .filter((other) => id === undefined || share(other.ids, [id]))
              .map((other) => other.since(id)),
          ),
        isAlone: sendsOnce && beside.length === 0,
      };
      for (const other of beside) other.isAlone = false;
      open.add(own);
      start().then(
        (results) => {
          open.delete(own);
          const isBatch = results.length > 1;
          for (const result of results)
            judgeOutcome(result, { since: own.since(result.id), isAlone: own.isAlone, isBatch });
          const named = results.map(({ id }) => id).join(" ");
          judge.expect(!ids || named === ids.join(" "), "outcome", () => `results of ${named}`);
          const isSilent = results.length === 0 && own.isAlone && hasFailed(began);
          judge.expect(!isSilent, "outcome", () => "nothing is said of a request that failed");
        },
        (error: unknown) => {
          open.delete(own);
          judge.expect(ids === undefined, "rejected", () => String(error));
        },
      );
    },
  };
}
