import fc from "fast-check";
import { listFaults, revokeFaults } from "./fault.ts";
import type { HooksCommand } from "./hooks-command.ts";
import type { HooksScenario } from "./hooks-scenario.ts";
import { hooksScenarios } from "./hooks-scenario.ts";
import type { Extras } from "./reference-extras.ts";

/** What people do with several devices, about one that is not theirs, and in a form that changes a password. */
export type FlowCommand =
  | HooksCommand
  /** Without a device that is open, "wasnt-me-next" opens one. */
  | { do: "toggle" | "open" | "wasnt-me-next"; nth: number }
  | { do: "select-shown" | "clear-selection" | "sign-out-selected" | "retry-these" }
  | { do: "wasnt-me-skip" | "complete-step" | "close" }
  /** A row's own function, or the mutation, which takes any id. Its list may be about to end. */
  | { do: "rename-row" | "rename-any" | "rename-elsewhere"; nth: number }
  | { do: "open-history"; isIdle: boolean }
  | { do: "close-history" | "fetch-more" | "retry-history" | "confirm-history" }
  /** A second tab of the same browser, of the same person or of another one. */
  | { do: "open-tab"; user: "ada" | "bob" }
  | { do: "close-tab" | "tab-others" }
  | { do: "tab-sign-out"; nth: number }
  /** The host's change of a password: it may fail, and the current session may go on under a new id. */
  | { do: "save"; fails: boolean; rotates: boolean; isChecked: boolean };

interface FlowStep {
  command: FlowCommand;
  /** How many scheduled steps (a request arrives, a reply arrives) happen. */
  deliveries: number;
  /** How many microtasks run after each of them; `all` = until nothing moves without a delivery. */
  microtasks: number | "all";
}

export interface FlowScenario extends Omit<HooksScenario, "steps"> {
  extras: Extras;
  steps: FlowStep[];
}

const command = (...given: FlowCommand[]) => fc.constantFrom(...given);
const nth = fc.nat({ max: 7 });

const commands: fc.Arbitrary<FlowCommand> = fc.oneof(
  { weight: 14, arbitrary: nth.map((at): FlowCommand => ({ do: "toggle", nth: at })) },
  {
    weight: 16,
    arbitrary: command(
      { do: "select-shown" },
      { do: "clear-selection" },
      { do: "sign-out-selected" },
      { do: "sign-out-selected" },
      { do: "sign-out-selected" },
      { do: "retry-these" },
    ),
  },
  {
    weight: 18,
    arbitrary: fc
      .tuple(fc.constantFrom("open" as const, ...Array(5).fill("wasnt-me-next" as const)), nth)
      .map(([what, at]): FlowCommand => ({ do: what, nth: at })),
  },
  {
    weight: 5,
    arbitrary: command({ do: "wasnt-me-skip" }, { do: "complete-step" }, { do: "close" }),
  },
  {
    weight: 10,
    arbitrary: fc
      .tuple(
        fc.constantFrom("rename-row", "rename-row", "rename-row", "rename-any", "rename-elsewhere" as const),
        nth,
      )
      .map(([what, at]): FlowCommand => ({ do: what, nth: at })),
  },
  {
    weight: 5,
    arbitrary: fc.nat({ max: 4 }).map((at): FlowCommand => ({ do: "open-history", isIdle: at === 4 })),
  },
  {
    weight: 7,
    arbitrary: command(
      { do: "fetch-more" },
      { do: "fetch-more" },
      { do: "fetch-more" },
      { do: "retry-history" },
      { do: "confirm-history" },
      { do: "close-history" },
    ),
  },
  {
    weight: 3,
    arbitrary: command(
      { do: "open-tab", user: "ada" },
      { do: "open-tab", user: "ada" },
      { do: "open-tab", user: "bob" },
    ),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom("tab-sign-out", "tab-sign-out", "tab-others", "close-tab" as const), nth)
      .map(([what, at]): FlowCommand => (what === "tab-sign-out" ? { do: what, nth: at } : { do: what })),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(fc.nat({ max: 4 }), fc.boolean(), fc.nat({ max: 4 })).map(
      ([failure, rotates, unchecked]): FlowCommand => ({
        do: "save",
        fails: failure === 4,
        rotates,
        isChecked: unchecked !== 4,
      }),
    ),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom("sign-out" as const, "double-click" as const), nth)
      .map(([what, at]): FlowCommand => ({ do: what, nth: at })),
  },
  { weight: 5, arbitrary: command({ do: "others" }, { do: "retry" }, { do: "confirm" }) },
  {
    weight: 6,
    arbitrary: command(
      { do: "invalidate" },
      { do: "focus" },
      { do: "clear" },
      { do: "reset" },
      { do: "page-show" },
      { do: "deadline" },
      { do: "new-adapter" },
    ),
  },
  { weight: 4, arbitrary: command({ do: "unmount" }, { do: "show" }, { do: "show" }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom("ada" as const, "bob" as const, null, undefined), fc.boolean())
      .map(([user, isRenamed]): FlowCommand => ({ do: "switch", user, isRenamed })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(nth, fc.boolean())
      .map(([at, isLate]): FlowCommand => ({ do: "other-tab", nth: at, isLate })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(10, 600, 7200, -120).map((seconds): FlowCommand => ({ do: "time", seconds })),
  },
  { weight: 6, arbitrary: command({ do: "rotate" }, { do: "sign-in-elsewhere" }, { do: "end-own" }) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom("become-current" as const, "revoke-elsewhere" as const), nth)
      .map(([what, at]): FlowCommand => ({ do: what, nth: at })),
  },
);

const extras: fc.Arbitrary<Extras> = fc.record({
  hasRename: fc.nat({ max: 7 }).map((number) => number < 7),
  hasHistory: fc.nat({ max: 7 }).map((number) => number < 7),
  renameFaults: revokeFaults,
  historyFaults: listFaults,
});

/** @param hasActivity React 18 has none. */
export const flowScenarios = (hasActivity: boolean): fc.Arbitrary<FlowScenario> =>
  fc
    .tuple(
      hooksScenarios(hasActivity),
      extras,
      fc.array(
        fc.record({
          command: commands,
          deliveries: fc.nat({ max: 3 }),
          microtasks: fc.constantFrom<number | "all">("all", "all", "all", 0, 1, 3, 8),
        }),
        { minLength: 3, maxLength: 12 },
      ),
    )
    .map(([scenario, more, steps]) => ({ ...scenario, extras: more, steps }));
