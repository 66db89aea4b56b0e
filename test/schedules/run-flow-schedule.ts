import { focusManager, onlineManager } from "@tanstack/react-query";
import type { Scheduler } from "fast-check";
import { isGone } from "../../src/core/sign-out-result.ts";
import { holdDeadlines } from "../support/hold-deadlines.ts";
import type { FlowCommand, FlowScenario } from "./flow-command.ts";
import { createFlows, type Flows } from "./flows.tsx";
import { createHeldTimer } from "./held-timer.ts";
import { createHooksWorld, type HooksWorld } from "./hooks-world.ts";
import { judgeHooksEnd } from "./judge-hooks-end.ts";
import { runHooksCommand } from "./run-hooks-command.ts";
import { holdWallClock } from "./wall-clock.ts";
import { rowsOf } from "./watch-frames.ts";

/** Plays one scenario of the hooks over several devices, in the scheduler's order. @throws the first invariant that breaks. */
export async function runFlowSchedule(
  scheduler: Scheduler,
  { steps, ...scenario }: FlowScenario,
): Promise<void> {
  const timer = createHeldTimer();
  const wall = holdWallClock();
  const releaseDeadlines = holdDeadlines(timer);
  const flows = createFlows(() => world);
  const all = { ...scenario, steps: [] };
  const world = createHooksWorld(scheduler, all, { timer, wall, Below: flows.Below });
  try {
    world.show();
    if (scenario.backend.start === "listed") await world.drain();
    for (const { command, deliveries, microtasks } of steps) {
      // A timer never fires between two microtasks.
      if (command.do === "deadline") await world.settle();
      runFlowCommand(world, flows, command);
      for (let done = 0; done < deliveries; done += 1) await world.deliver(microtasks);
      world.judge.deliver();
    }
    await world.drain();
    await judgeHooksEnd(world, all);
    judgeFlowsEnd(world, flows);
  } finally {
    world.close();
    onlineManager.setOnline(true);
    focusManager.setFocused(undefined);
    releaseDeadlines();
    wall.release();
  }
}

/** Runs a command and waits for nothing. */
function runFlowCommand(world: HooksWorld, flows: Flows, command: FlowCommand): unknown {
  const frame = flows.frame();
  const { selection, wasntMe, life, devices } = frame ?? {};
  const rows = devices ? rowsOf(devices) : [];
  const select = (ids: readonly string[]) => {
    for (const { id, signOut } of rows)
      if (life && signOut && ids.includes(id)) flows.selectable(life).add(id);
  };
  switch (command.do) {
    case "toggle": {
      // Also this device, those that can't be signed out, and one that nobody knows.
      const id = [...rows.map((row) => row.id), "nobody"][command.nth % (rows.length + 1)] as string;
      select([id]);
      return selection?.toggle(id);
    }
    case "select-shown":
      select(rows.map(({ id }) => id));
      return selection?.selectShown();
    case "clear-selection":
      return selection?.clear();
    case "sign-out-selected":
      return selection?.signOut?.();
    case "retry-these": {
      const { results = [], retry } = (devices?.status === "success" && devices.lastResults) || {};
      const ids = results.flatMap((result) =>
        !isGone(result) && rows.some(({ id, signOut }) => id === result.id && signOut)
          ? [result.id ?? ""]
          : [],
      );
      return life && retry && world.follow(life, ids, retry);
    }
    case "open":
      return frame?.open(rows[command.nth % rows.length]?.id);
    case "close":
      return frame?.open(undefined);
    case "wasnt-me-next": {
      const other = devices?.status === "success" ? devices.others[command.nth % rows.length] : undefined;
      return wasntMe?.next ? wasntMe.next() : frame?.open(other?.id);
    }
    case "wasnt-me-skip":
      return wasntMe?.skip?.();
    case "complete-step":
      return wasntMe?.steps.find(({ done }) => !done)?.complete();
    case "save":
      return save(world, flows, command);
    default:
      return runHooksCommand(world, command);
  }
}

/** Submits the form, and judges that a save that failed sends nothing, and that one that did not is followed by a list. */
function save(
  world: HooksWorld,
  flows: Flows,
  { fails, rotates, isChecked }: Extract<FlowCommand, { do: "save" }>,
): unknown {
  const { after, life } = flows.frame() ?? {};
  if (!after || !life || after.isSubmitting || flows.isSaving) return undefined;
  if (after.checked !== isChecked) return after.setChecked(isChecked);
  const { judge, clock, scheduler, servers } = world;
  const { requests } = life.account.reference;
  const error = new Error("The password is too short.");
  const saved = { at: Number.POSITIVE_INFINITY, isAlone: false, begun: 0 };
  flows.isSaving = true;
  flows.save = async () => {
    await scheduler.schedule(Promise.resolve(), "save");
    if (fails) throw error;
    if (rotates) servers[String(life.account.user)]?.rotate();
    Object.assign(saved, { at: clock.tick(), isAlone: life.operations.open() === 1, begun: flows.begun() });
  };
  return world.follow(life, undefined, async () => {
    const results = await after.submit().catch((thrown: unknown) => thrown);
    flows.isSaving = false;
    judge.expect((results === error) === fails, "outcome", () => `the form says ${results}`);
    if (!Array.isArray(results)) return [];
    judge.expect(isChecked || results.length === 0, "outcome", () => "signed out though it was not checked");
    const since = requests.filter(({ startedAt }) => startedAt > saved.at);
    const first = since.find(({ on }) => on !== "list");
    const isAlone = saved.isAlone && flows.begun() === saved.begun;
    const isListed = since[0]?.on === "list";
    if (first && isAlone) judge.expect(isListed, "not-allowed-sent", () => "before a list after the save");
    return results;
  });
}

/** Judges the hooks after one clean list. */
function judgeFlowsEnd(world: HooksWorld, flows: Flows): void {
  const { judge, servers } = world;
  const { devices, life, selection, wasntMe } = flows.frame() ?? {};
  if (devices?.status !== "success" || !life || !selection) return;
  const isAlive = (id: string) => Object.values(servers).some((server) => server.isAlive(id));
  const ofSet = (ids: readonly string[]) => [...ids].sort().join(" ");

  const told = life.guard.snapshot().lastResults.filter(({ id }) => id !== undefined);
  const ended = told.flatMap((result) => (isGone(result) ? [result.id ?? ""] : []));
  const invalid = told.flatMap(({ id = "" }) => (isAlive(id) ? [] : [id]));
  judge.expect(
    ofSet(ended) === ofSet(invalid),
    "lie",
    () => `${ofSet(ended)} are called signed out, ${ofSet(invalid)} are not valid`,
  );
  for (const { id = "", outcome } of wasntMe?.receipt?.results ?? [])
    judge.expect(outcome !== "unknown" || isAlive(id), "unsettled", () => `${id} in the receipt`);

  const { selected, signOut } = selection;
  const canSignOut = selected.size > 0 && devices.signOutMany !== undefined;
  const isRunning = life.operations.open() > 0;
  judge.expect(isRunning || (signOut !== undefined) === canSignOut, "lie", () => "a selection is stuck");
  judge.deliver();
}
