import fc from "fast-check";
import { type Step, steps } from "./command.ts";
import { actFaults, type Fault, listFaults } from "./fault.ts";
import type { ServerOptions } from "./reference-server.ts";

/** Everything that fast-check chooses for one schedule, but the order of the deliveries. */
export interface Scenario {
  server: ServerOptions;
  adapter: {
    /** Has revokeOtherSessions. */
    hasOthers: boolean;
    /** Rejects an aborted list at once; a client that takes no signal goes on. */
    takesSignal: boolean;
  };
  /** What the host's cache holds at first, and whether the guard has a list already. */
  start: "empty" | "hydrated" | "listed";
  /** The cache takes a list that it asked for some time after it came. */
  hasSlowCache: boolean;
  /** What the person does when asked to prove who they are; undefined = the host has no way to ask. */
  person: "confirms" | "declines" | undefined;
  steps: Step[];
  actFaults: Fault[];
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
  actFaults,
  listFaults,
  retires: fc.integer({ min: 0, max: 7 }).map((number) => number === 7),
});

/** Nothing ever fails: what breaks here is broken by the order of the deliveries alone. */
export const faultlessScenarios: fc.Arbitrary<Scenario> = scenarios.map((scenario) => ({
  ...scenario,
  start: "listed" as const,
  actFaults: [],
  listFaults: [],
  retires: false,
}));
