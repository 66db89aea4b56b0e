import fc from "fast-check";
import { type Step, steps } from "./command.ts";
import { type Fault, listFaults, revokeFaults } from "./fault.ts";
import type { ServerOptions } from "./reference-server.ts";

/** Everything that fast-check chooses for one schedule, except the order of the deliveries. */
export interface Scenario {
  server: ServerOptions;
  adapter: {
    /** It has revokeOtherSessions. */
    hasOthers: boolean;
    /** It rejects an aborted list at once. A client that takes no signal goes on. */
    takesSignal: boolean;
  };
  /** What the cache of the host holds at first, and whether the guard has a list already. */
  start: "empty" | "hydrated" | "listed";
  /** The cache takes a list some time after it came. */
  hasSlowCache: boolean;
  /** What the person does when asked to confirm who they are; undefined = the host has no way to ask. */
  person: "confirms" | "declines" | undefined;
  steps: Step[];
  revokeFaults: Fault[];
  listFaults: Fault[];
  /** The user changes before what is under way has ended. */
  retires: boolean;
}

export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  server: fc.record({
    others: fc.integer({ min: 1, max: 4 }),
    hasLockedSession: fc.boolean(),
    refusesCurrent: fc.boolean(),
    saysNotFound: fc.boolean(),
  }),
  adapter: fc.record({ hasOthers: fc.boolean(), takesSignal: fc.boolean() }),
  start: fc.constantFrom("listed" as const, "listed" as const, "empty" as const, "hydrated" as const),
  hasSlowCache: fc.integer({ min: 0, max: 3 }).map((number) => number === 3),
  person: fc.constantFrom("confirms" as const, "declines" as const, undefined, undefined),
  steps,
  revokeFaults,
  listFaults,
  retires: fc.integer({ min: 0, max: 7 }).map((number) => number === 7),
});

/** Nothing ever fails, so only the order of the deliveries can break something. */
export const faultlessScenarios: fc.Arbitrary<Scenario> = scenarios.map((scenario) => ({
  ...scenario,
  start: "listed" as const,
  revokeFaults: [],
  listFaults: [],
  retires: false,
}));
