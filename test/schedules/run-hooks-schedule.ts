import { focusManager, onlineManager } from "@tanstack/react-query";
import type { Scheduler } from "fast-check";
import { holdDeadlines } from "../support/hold-deadlines.ts";
import { createHeldTimer } from "./held-timer.ts";
import type { HooksScenario } from "./hooks-scenario.ts";
import { createHooksWorld } from "./hooks-world.ts";
import { judgeHooksEnd } from "./judge-hooks-end.ts";
import { runHooksCommand } from "./run-hooks-command.ts";
import { holdWallClock } from "./wall-clock.ts";

/** Plays one scenario on a mounted page, in the scheduler's order. @throws the first invariant that breaks. */
export async function runHooksSchedule(scheduler: Scheduler, scenario: HooksScenario): Promise<void> {
  const { backend, steps } = scenario;
  const timer = createHeldTimer();
  const wall = holdWallClock();
  const releaseDeadlines = holdDeadlines(timer);
  const world = createHooksWorld(scheduler, scenario, { timer, wall });
  try {
    world.show();
    if (backend.start === "listed") await world.drain();
    for (const { command, deliveries, microtasks } of steps) {
      // A timer never fires between two microtasks.
      if (command.do === "deadline") await world.settle();
      runHooksCommand(world, command);
      for (let done = 0; done < deliveries; done += 1) await world.deliver(microtasks);
      world.judge.deliver();
    }
    await world.drain();
    await judgeHooksEnd(world, scenario);
  } finally {
    world.close();
    onlineManager.setOnline(true);
    focusManager.setFocused(undefined);
    releaseDeadlines();
    wall.release();
  }
}
