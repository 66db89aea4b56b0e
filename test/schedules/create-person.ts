import type { Scheduler } from "fast-check";
import type { ReauthHandler } from "../../src/core/guard/step-up.ts";
import type { Judge } from "./judge.ts";
import type { Scenario } from "./scenario.ts";

export interface PersonOptions {
  /** `never` = does not answer, like a dialog that was closed without a word. */
  person: Scenario["person"] | "never";
  scheduler: Scheduler;
  judge: Judge;
  /** True while the person waits for something that they asked for. */
  isWaiting: () => boolean;
  /** How many guards may ask at the same time. Default 1. */
  guards?: () => number;
  /** Called when the person has confirmed who they are. */
  onConfirm?: () => void;
}

/** The person who is asked to confirm who they are; undefined if the host has no way to ask. */
export function createPerson({
  person,
  scheduler,
  judge,
  isWaiting,
  guards = () => 1,
  onConfirm,
}: PersonOptions): ReauthHandler | undefined {
  if (!person) return undefined;
  let asked = 0;
  return async () => {
    judge.expect(isWaiting(), "asked", () => "for nothing");
    judge.expect(asked < guards(), "asked", () => "twice");
    if (person === "never") return new Promise(() => {});
    asked += 1;
    await scheduler.schedule(Promise.resolve(), `the person ${person}`);
    asked -= 1;
    if (person === "declines") throw new Error("Not now.");
    onConfirm?.();
  };
}
