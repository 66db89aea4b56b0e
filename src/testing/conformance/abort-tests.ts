import type { ListOptions, SessionList } from "../../contract.ts";
import { can } from "../../core/list-rules.ts";
import type { Outcome } from "./assert.ts";
import { requireThat, textOf } from "./assert.ts";
import { type ConformanceTest, inEach } from "./conformance-test.ts";
import { endOneOther, type Subject } from "./subject.ts";

type Read = (options: ListOptions) => Promise<Outcome<unknown> | undefined>;
type When = "before" | "right-after" | "while-waiting";

const newReason = () => new Error("The page does not need it any more.");

const readsOf = (subject: Subject): readonly (readonly [string, Read])[] => [
  ["listSessions()", (options) => subject.tryList(options)],
  ["listEndedSessions()", (options) => subject.tryEnded(options)],
];

/** The reads that answer where all is well: the list, and the history where there is one that the person may see. */
const readsThatAnswer = (subject: Subject, list: SessionList) =>
  readsOf(subject).slice(0, can(subject.adapter, list, "history") ? 2 : 1);

const requireAborted = (outcome: Outcome<unknown> | undefined, reason: unknown) => {
  if (outcome)
    requireThat(outcome.settled === "rejected" && outcome.error === reason, {
      expected: "it rejects with signal.reason",
      came: textOf(outcome),
      contract: "aborting rejects a call that reads with signal.reason, the very same object",
    });
};

/** Reads with a signal that aborts at that moment. */
const abortRead = async (read: Read, when: When): Promise<void> => {
  const controller = new AbortController();
  const reason = newReason();
  const abort = () => controller.abort(reason);
  if (when === "before") abort();
  const call = read({ signal: controller.signal });
  if (when === "right-after") abort();
  if (when === "while-waiting") setTimeout(abort, 5);
  requireAborted(await call, reason);
};

const abortingReads =
  (when: When) =>
  async (subject: Subject): Promise<void> => {
    for (const [, read] of readsOf(subject)) await abortRead(read, when);
  };

/** Reads twice at once, and aborts one of the two. */
const abortOneOfTwo = async (what: string, read: Read, order: "first" | "second"): Promise<void> => {
  const kept = new AbortController();
  const aborted = new AbortController();
  const reason = newReason();
  const pair = order === "first" ? [aborted, kept] : [kept, aborted];
  const calls = pair.map(
    async (controller) => [controller, await read({ signal: controller.signal })] as const,
  );
  aborted.abort(reason);
  const outcomes = new Map(await Promise.all(calls));
  requireAborted(outcomes.get(aborted), reason);
  const other = outcomes.get(kept);
  requireThat(other?.settled === "resolved", {
    expected: `of two calls of ${what} at once the ${order} was aborted, and the other one resolves`,
    came: other ? textOf(other) : "nothing",
    contract: "a signal aborts the call that it was given to, and no other",
  });
};

/** Whoever no longer wants a list is not kept waiting. */
export const abortTests: readonly ConformanceTest[] = [
  ...inEach(
    ["two-others", "hang"],
    "rejects a list whose signal was aborted before",
    abortingReads("before"),
  ),
  {
    scenario: "two-others",
    name: "rejects a list whose signal aborts right after the call",
    run: abortingReads("right-after"),
  },
  {
    scenario: "hang",
    name: "rejects a list whose signal aborts while nothing is answered",
    run: abortingReads("while-waiting"),
  },
  {
    scenario: "two-others",
    name: "aborts the call whose signal aborts, and no other that runs",
    async run(subject) {
      for (const [what, read] of readsThatAnswer(subject, await subject.list())) {
        await abortOneOfTwo(what, read, "first");
        await abortOneOfTwo(what, read, "second");
      }
    },
  },
  {
    scenario: "two-others",
    name: "lists again after an abort, and anew",
    async run(subject) {
      const list = await subject.list();
      for (const [what, read] of readsThatAnswer(subject, list))
        for (const when of ["before", "right-after"] as const) {
          await abortRead(read, when);
          const again = await read({});
          requireThat(again?.settled === "resolved", {
            expected: `${what} resolves after an earlier call was aborted`,
            came: again ? textOf(again) : "nothing",
            contract: "an abort ends one call, and the next one starts afresh",
          });
        }
      const ended = await endOneOther(subject, list);
      if (ended === undefined) return;
      const { sessions } = await subject.list();
      requireThat(!sessions.some(({ id }) => id === ended), {
        expected: "after an abort too, a session that has ended is not in the next list",
        came: "it is",
        contract: "an adapter keeps no list: a newer list is what the page's word rests on",
      });
    },
  },
];
