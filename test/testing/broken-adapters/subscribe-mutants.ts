import { inScenarios, type Mutant } from "./mutant.ts";
import type { Change, Sound } from "./over-memory.ts";

const [tells = "", isItsOwn = ""] = inScenarios(
  ["two-others"],
  "tells of a change, and tells nothing after a stop",
).concat(
  inScenarios(
    ["two-others"],
    "takes each call as a subscription of its own, and does not mind a second stop",
  ),
);
const subscribes = inScenarios(["expired-cookie", "network-loss"], "subscribes without a word");

const subscribing =
  (subscribe: (onChange: () => void, sound: Sound) => unknown): Change =>
  (sound) => ({ adapter: { subscribe: (onChange) => subscribe(onChange, sound) as () => void } });

let only: (() => void) | undefined;
const callbacks = new Map<() => void, () => void>();

export const subscribeMutants: readonly Mutant[] = [
  {
    bug: "tells of no change",
    change: subscribing(() => () => {}),
    fails: [tells, isItsOwn],
    says: /onChange is called after a change/,
  },
  {
    bug: "goes on telling after a stop",
    change: subscribing((onChange, { adapter }) => {
      adapter.subscribe(onChange);
      return () => {};
    }),
    fails: [tells],
    says: /nothing is told after a stop/,
  },
  {
    bug: "minds being stopped twice",
    change: subscribing((onChange, { adapter }) => {
      let stop: (() => void) | undefined = adapter.subscribe(onChange);
      return () => {
        if (!stop) throw new Error("It is stopped.");
        stop();
        stop = undefined;
      };
    }),
    fails: [isItsOwn],
    says: /stopping twice throws nothing/,
  },
  {
    bug: "forgets all subscribers with one",
    change: subscribing((onChange, { adapter }) => {
      const stop = adapter.subscribe(() => only?.());
      only = onChange;
      return () => {
        only = undefined;
        stop();
      };
    }),
    fails: [isItsOwn],
    says: /onChange is called after a change/,
  },
  {
    bug: "knows a subscriber by its callback",
    change: subscribing((onChange, { adapter }) => {
      callbacks.get(onChange)?.();
      callbacks.set(onChange, adapter.subscribe(onChange));
      return () => callbacks.get(onChange)?.();
    }),
    fails: [isItsOwn],
    says: /onChange is called after a change/,
  },
  {
    bug: "can't be stopped",
    change: subscribing((onChange, { adapter }) => void adapter.subscribe(onChange)),
    fails: [tells, isItsOwn, ...subscribes],
    says: /subscribe returns a function/,
  },
  {
    bug: "throws if it can't subscribe",
    change: subscribing((onChange, { adapter, scenario }) => {
      if (scenario === "expired-cookie") throw new Error("Nobody is signed in.");
      return adapter.subscribe(onChange);
    }),
    fails: ["expired-cookie: subscribes without a word"],
    says: /subscribe throws nothing/,
  },
];
