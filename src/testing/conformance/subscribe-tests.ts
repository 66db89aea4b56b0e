import { requireThat } from "./assert.ts";
import { type ConformanceTest, inEach } from "./conformance-test.ts";
import type { Subject } from "./subject.ts";

const contract =
  "subscribe calls back whenever the backend says that the sessions may have changed, until what it returned is called";

/** Being told of changes. */
export const subscribeTests: readonly ConformanceTest[] = [
  {
    scenario: "two-others",
    name: "tells of a change, and tells nothing after a stop",
    async run(subject) {
      const first = subscribeTo(subject);
      if (!first || !(await subject.change())) return;
      await first.requireCall();
      first.stop();
      const second = subscribeTo(subject) as Subscription;
      const before = first.calls();
      await subject.change();
      // Whoever is told is told by now.
      await second.requireCall();
      second.stop();
      requireThat(first.calls() === before, {
        expected: "nothing is told after a stop",
        got: "onChange was called",
        contract,
      });
    },
  },
  {
    scenario: "two-others",
    name: "takes each call as a subscription of its own, and does not mind a second stop",
    async run(subject) {
      const first = subscribeTo(subject);
      const second = first && subscribeTo(subject, first);
      if (!second) return;
      first.stop();
      unlessItThrows("stopping twice", first.stop);
      if (await subject.change()) await second.requireCall();
      second.stop();
    },
  },
  ...inEach(["expired-cookie", "network-loss"], "subscribes without a word", async (subject) => {
    subscribeTo(subject)?.stop();
  }),
];

interface Subscription {
  stop(): void;
  onChange(): void;
  calls(): number;
  /** Waits until it has been told. */
  requireCall(): Promise<void>;
}

/**
 * @param other whose `onChange` is used. Default: a new one.
 * @returns undefined if the adapter has no `subscribe`.
 */
function subscribeTo(subject: Subject, other?: Subscription): Subscription | undefined {
  const { adapter } = subject;
  if (!adapter.subscribe) return undefined;
  let count = 0;
  let told = () => {};
  const whenTold = new Promise<void>((resolve) => {
    told = resolve;
  });
  const subscription: Subscription = other
    ? { ...other }
    : {
        stop() {},
        onChange() {
          count += 1;
          told();
        },
        calls: () => count,
        async requireCall() {
          const isTold = await subject.settles(whenTold);
          requireThat(isTold, { expected: "onChange is called after a change", got: "it was not", contract });
        },
      };
  const stop = unlessItThrows("subscribe", () => adapter.subscribe?.(subscription.onChange));
  requireThat(typeof stop === "function", {
    expected: "subscribe returns a function",
    got: typeof stop,
    contract,
  });
  return { ...subscription, stop: stop as () => void };
}

function unlessItThrows<T>(what: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    requireThat(false, { expected: `${what} throws nothing`, got: String(error), contract });
    throw error;
  }
}
