import type { Scheduler } from "fast-check";
import type { ReauthHandler } from "../../src/core/guard/step-up.ts";
import type { Judge } from "./judge.ts";
import type { Scenario } from "./scenario.ts";

export interface PersonOptions {
  person: Scenario["person"];
  scheduler: Scheduler;
  judge: Judge;
  /** True while the person waits for something that they asked for. */
  isWaiting: () => boolean;
}

/** The person who is asked to confirm who they are; undefined if the host has no way to ask. */
export function createPerson({
  person,
  scheduler,
  judge,
  isWaiting,
}: PersonOptions): ReauthHandler | undefined {
  if (!person) return undefined;
  let isAsked = false;
  return async () => {
    judge.expect(isWaiting() && !isAsked, "asked", () => (isAsked ? "twice" : "for nothing"));
    isAsked = true;
    await scheduler.schedule(Promise.resolve(), `the person ${person}`);
    isAsked = false;
    if (person === "declines") throw new Error("Not now.");
  };
}
