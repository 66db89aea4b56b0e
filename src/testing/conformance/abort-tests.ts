import type { ListOptions } from "../../core/contract.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { inEach } from "./in-each.ts";
import type { Outcome } from "./outcome-of.ts";
import { requireThat } from "./require-that.ts";
import type { Subject } from "./subject.ts";
import { textOf } from "./text-of.ts";

/** Lists, and reads the history where there is one, with a signal that aborts at that moment. */
const abortingReads =
  (when: "before" | "right-after" | "while-waiting") =>
  async (subject: Subject): Promise<void> => {
    const reads: ((options: ListOptions) => Promise<Outcome<unknown> | undefined>)[] = [
      (options) => subject.tryList(options),
      (options) => subject.tryEnded(options),
    ];
    for (const read of reads) {
      const controller = new AbortController();
      const reason = new Error("The page does not need it any more.");
      const abort = () => controller.abort(reason);
      if (when === "before") abort();
      const call = read({ signal: controller.signal });
      if (when === "right-after") abort();
      if (when === "while-waiting") setTimeout(abort, 5);
      const outcome = await call;
      if (outcome)
        requireThat(outcome.settled === "rejected" && outcome.error === reason, {
          expected: "it rejects with signal.reason",
          came: textOf(outcome),
          contract: "aborting rejects a call that reads with signal.reason, the very same object",
        });
    }
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
];
