import { focusManager, onlineManager } from "@tanstack/react-query";
import type { Scheduler } from "fast-check";
import { isGone } from "../../src/core/sign-out-result.ts";
import { takeConsole } from "../setup/console.ts";
import { holdDeadlines } from "../support/hold-deadlines.ts";
import { holdChannels } from "./channels.ts";
import type { FlowCommand, FlowScenario } from "./flow-command.ts";
import { createFlows, type Flows } from "./flows.tsx";
import { createHeldTimer } from "./held-timer.ts";
import { createHooksWorld, type HooksWorld } from "./hooks-world.ts";
import { judgeHooksEnd } from "./judge-hooks-end.ts";
import { runHooksCommand } from "./run-hooks-command.ts";
import { createTabs, type Tabs } from "./tabs.ts";
import { holdWallClock } from "./wall-clock.ts";
import { rowsOf } from "./watch-frames.ts";

/** Plays one scenario of the hooks over several devices, in the scheduler's order. @throws the first invariant that breaks. */
export async function runFlowSchedule(
  scheduler: Scheduler,
  { steps, extras, ...scenario }: FlowScenario,
): Promise<void> {
  const timer = createHeldTimer();
  const wall = holdWallClock();
  const releaseDeadlines = holdDeadlines(timer);
  const flows = createFlows(() => world);
  const all = { ...scenario, steps: [] };
  const world = createHooksWorld(scheduler, all, { timer, wall, extras, Below: flows.Below });
  const { judge, settle, show } = world;
  const channels = holdChannels(scheduler);
  const tabs = createTabs(world, channels, () =>
    createHooksWorld(scheduler, { ...all, isStrict: false }, { timer, wall, extras, beside: world }),
  );
  const onUnhandled = (reason: unknown) => judge.expect(false, "rejected", () => `unhandled: ${reason}`);
  process.on("unhandledRejection", onUnhandled);
  world.show = (beside) => {
    channels.enter(world);
    show(beside);
  };
  world.settle = async () => {
    await settle();
    tabs.open()?.notice();
  };
  try {
    world.show();
    if (scenario.backend.start === "listed") await world.drain();
    for (const { command, deliveries, microtasks } of steps) {
      // A timer never fires between two microtasks.
      if (command.do === "deadline") await world.settle();
      runFlowCommand(world, flows, tabs, command);
      for (let done = 0; done < deliveries; done += 1) await world.deliver(microtasks);
      world.judge.deliver();
    }
    await world.drain();
    flows.history.judgeQuiet();
    await judgeHooksEnd(world, all);
    judgeFlowsEnd(world, flows);
    await judgeHistoryEnd(world, flows);
    const tab = tabs.open();
    if (tab) await judgeHooksEnd(tab, all);
    const printed = takeConsole();
    judge.expect(printed.length === 0, "printed", () => printed.join("\n"));
    judge.deliver();
  } finally {
    process.off("unhandledRejection", onUnhandled);
    world.close();
    tabs.open()?.close();
    channels.release();
    onlineManager.setOnline(true);
    focusManager.setFocused(undefined);
    releaseDeadlines();
    wall.release();
  }
}

/** Runs a command and waits for nothing. */
function runFlowCommand(world: HooksWorld, flows: Flows, tabs: Tabs, command: FlowCommand): unknown {
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
    case "rename-row": {
      const { id, rename } = rows[command.nth % rows.length] ?? {};
      const name = flows.names.newName();
      return life && id && rename && flows.names.follow(life, id, name, () => rename(name));
    }
    case "rename-any": {
      const ids = world.servers[String(life?.account.user)]?.everyId() ?? [];
      const variables = { id: ids[command.nth % ids.length] ?? "", name: flows.names.newName() };
      const run = frame?.rename;
      return (
        life &&
        run &&
        flows.names.follow(life, variables.id, variables.name, async () => run(variables), true)
      );
    }
    case "rename-elsewhere":
      return world.servers[world.cookie ?? ""]?.renameElsewhere(command.nth, flows.names.newName());
    case "open-history":
      return frame?.showHistory({ enabled: !command.isIdle });
    case "close-history":
      return frame?.showHistory(undefined);
    case "fetch-more":
      // A second click comes before the next render.
      flows.historyFrame()?.fetchMore?.();
      return flows.historyFrame()?.fetchMore?.();
    case "retry-history":
      return flows.historyFrame()?.retry();
    case "confirm-history":
      return confirmHistory(world, flows);
    case "open-tab":
    case "close-tab":
    case "tab-sign-out":
    case "tab-others":
      return tabs.run(command);
    default:
      // The event of the browser's memory reaches both tabs of this process.
      if (command.do === "page-show") tabs.returnFromMemory();
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

function confirmHistory({ clock, confirms }: HooksWorld, flows: Flows): unknown {
  const { confirm } = flows.historyFrame() ?? {};
  if (!confirm) return;
  const began = clock.tick();
  confirms.add(began);
  return confirm().finally(() => confirms.delete(began));
}

const mostPages = 20;

/** Reads the history to its end, after one clean list, and judges it. */
async function judgeHistoryEnd(world: HooksWorld, flows: Flows): Promise<void> {
  if (!flows.historyFrame()) return;
  flows.historyFrame()?.retry();
  await world.drain();
  // Each page has a session of its own.
  for (let page = 0; page < mostPages && flows.historyFrame()?.fetchMore; page += 1) {
    flows.historyFrame()?.fetchMore?.();
    await world.drain();
  }
  flows.history.judgeEnd();
  world.judge.deliver();
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
  flows.names.judgeEnd(devices, life);
  for (const { id = "", outcome } of wasntMe?.receipt?.results ?? [])
    judge.expect(outcome !== "unknown" || isAlive(id), "unsettled", () => `${id} in the receipt`);

  const { selected, signOut } = selection;
  const canSignOut = selected.size > 0 && devices.signOutMany !== undefined;
  const isRunning = life.operations.open() > 0;
  judge.expect(isRunning || (signOut !== undefined) === canSignOut, "lie", () => "a selection is stuck");
  judge.deliver();
}
