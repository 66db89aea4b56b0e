import fc from "fast-check";
import type { HooksCommand } from "./hooks-command.ts";
import type { HooksScenario } from "./hooks-scenario.ts";
import { hooksScenarios } from "./hooks-scenario.ts";

/** What people do with several devices, about one that is not theirs, and in a form that changes a password. */
export type FlowCommand =
  | HooksCommand
  /** Without a device that is open, "wasnt-me-next" opens one. */
  | { do: "toggle" | "open" | "wasnt-me-next"; nth: number }
  | { do: "select-shown" | "clear-selection" | "sign-out-selected" | "retry-these" }
  | { do: "wasnt-me-skip" | "complete-step" | "close" }
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

/** @param hasActivity React 18 has none. */
export const flowScenarios = (hasActivity: boolean): fc.Arbitrary<FlowScenario> =>
  fc
    .tuple(
      hooksScenarios(hasActivity),
      fc.array(
        fc.record({
          command: commands,
          deliveries: fc.nat({ max: 3 }),
          microtasks: fc.constantFrom<number | "all">("all", "all", "all", 0, 1, 3, 8),
        }),
        { minLength: 3, maxLength: 12 },
      ),
    )
    .map(([scenario, steps]) => ({ ...scenario, steps }));
