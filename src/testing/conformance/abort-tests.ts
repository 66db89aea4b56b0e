import type { ListOptions, SessionList } from "../../contract.ts";
import { can } from "../../core/list-rules.ts";
import { requireThat } from "./assert.ts";
import { type ConformanceTest, inEach } from "./conformance-test.ts";
import { type Outcome, textOf } from "./outcome.ts";
import { endOneOther, type Subject } from "./subject.ts";

/** When the signal of a read aborts. */
type Moment = "before" | "right-after" | "while-waiting";

/** A read that is no longer needed rejects without delay, and harms no other. */
export const abortTests: readonly ConformanceTest[] = [
  ...inEach(
    ["two-others", "hang"],
    "rejects a list whose signal was aborted before",
    abortsEachRead("before"),
  ),
  {
    scenario: "two-others",
    name: "rejects a list whose signal aborts right after the call",
    run: abortsEachRead("right-after"),
  },
  {
    scenario: "hang",
    name: "rejects a list whose signal aborts while nothing is answered",
    run: abortsEachRead("while-waiting"),
  },
  {
    scenario: "two-others",
    name: "aborts the call whose signal aborts, and no other that runs",
    async run(subject) {
      for (const [what, read] of workingReadsOf(subject, await subject.list())) {
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
      for (const [what, read] of workingReadsOf(subject, list))
        for (const moment of ["before", "right-after"] as const) {
          await abortRead(read, moment);
          const again = await read({});
          requireThat(again?.settled === "resolved", {
            expected: `${what} resolves after an earlier call was aborted`,
            got: again ? textOf(again) : "nothing",
            contract: "an abort ends one call, and the next one starts afresh",
          });
        }
      const ended = await endOneOther(subject, list);
      if (ended === undefined) return;
      const { sessions } = await subject.list();
      requireThat(!sessions.some(({ id }) => id === ended), {
        expected: "even after an abort, a session that has ended is not in the next list",
        got: "it is",
        contract: "an adapter keeps no list, because the page relies on each list being new",
      });
    },
  },
];

type Read = (options: ListOptions) => Promise<Outcome<unknown> | undefined>;

/** The methods that read, with the names that messages give them. */
function readsOf(subject: Subject): readonly (readonly [string, Read])[] {
  return [
    ["listSessions()", (options) => subject.tryList(options)],
    ["listEndedSessions()", (options) => subject.tryEnded(options)],
  ];
}

/** The reads that resolve with a healthy backend: the list, and the history if the person may see one. */
function workingReadsOf(subject: Subject, list: SessionList): readonly (readonly [string, Read])[] {
  return readsOf(subject).slice(0, can(subject.adapter, list, "history") ? 2 : 1);
}

function abortsEachRead(moment: Moment): ConformanceTest["run"] {
  return async (subject) => {
    for (const [, read] of readsOf(subject)) await abortRead(read, moment);
  };
}

/** Reads with a signal that aborts at this moment. */
async function abortRead(read: Read, moment: Moment): Promise<void> {
  const controller = new AbortController();
  const reason = newReason();
  const abort = () => controller.abort(reason);
  if (moment === "before") abort();
  const reading = read({ signal: controller.signal });
  if (moment === "right-after") abort();
  if (moment === "while-waiting") setTimeout(abort, 5);
  requireAborted(await reading, reason);
}

/** Reads twice at once, and aborts one of the two. */
async function abortOneOfTwo(what: string, read: Read, order: "first" | "second"): Promise<void> {
  const kept = new AbortController();
  const aborted = new AbortController();
  const reason = newReason();
  const pair = order === "first" ? [aborted, kept] : [kept, aborted];
  const readings = pair.map(
    async (controller) => [controller, await read({ signal: controller.signal })] as const,
  );
  aborted.abort(reason);
  const outcomes = new Map(await Promise.all(readings));
  requireAborted(outcomes.get(aborted), reason);
  const other = outcomes.get(kept);
  requireThat(other?.settled === "resolved", {
    expected: `of two simultaneous calls of ${what} the ${order} was aborted, and the other one resolves`,
    got: other ? textOf(other) : "nothing",
    contract: "a signal aborts the call that it was passed to, and no other",
  });
}

function requireAborted(outcome: Outcome<unknown> | undefined, reason: unknown): void {
  if (outcome)
    requireThat(outcome.settled === "rejected" && outcome.error === reason, {
      expected: "it rejects with signal.reason",
      got: textOf(outcome),
      contract: "a read whose signal aborts rejects with signal.reason, the very same object",
    });
}

function newReason(): Error {
  return new Error("The page no longer needs it.");
}
