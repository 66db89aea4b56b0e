import type { Scheduler } from "fast-check";
import type { SessionList } from "../../src/contract.ts";
import type { Guard, GuardOptions } from "../../src/core/guard/guard.ts";
import type { Command, Step } from "./command.ts";
import { createPerson } from "./create-person.ts";
import { createEventClock } from "./event-clock.ts";
import { createHeldTimer } from "./held-timer.ts";
import type { Invariant } from "./invariants.ts";
import { createJudge } from "./judge.ts";
import { judgeEnded } from "./judge-ended.ts";
import { createOperations } from "./operations.ts";
import { createReferenceAdapter } from "./reference-adapter.ts";
import { createReferenceServer } from "./reference-server.ts";
import type { Scenario } from "./scenario.ts";
import type { SentRequest } from "./sent-request.ts";
import { watchOutcomes } from "./watch-outcomes.ts";
import { watchPage } from "./watch-page.ts";
import { watchRequests } from "./watch-requests.ts";

/** Plays one scenario in the scheduler's order. @throws the first invariant that breaks. */
export async function runSchedule(
  scheduler: Scheduler,
  scenario: Scenario,
  createGuard: (options: GuardOptions) => Guard,
  only?: readonly Invariant[],
): Promise<void> {
  const judge = createJudge(only);
  const clock = createEventClock();
  const timer = createHeldTimer();
  const server = createReferenceServer(scenario.server, clock);
  let isRetired = false;
  let confirmedAt = 0;
  let cache: SessionList | undefined;

  const { adapter, requests, responses, stopFaults, listElsewhere } = createReferenceAdapter({
    scheduler,
    connect: () => ({ as: "s", server }),
    clock,
    timer,
    scenario,
    onSend: (request: SentRequest) => judgeRequest(request),
  });
  const guard = createGuard({
    adapter: () => adapter,
    timer,
    write(list) {
      judge.expect(!isRetired, "retired", () => "a list was written");
      writeToCache(list);
    },
  });
  const page = watchPage({
    judge,
    clock,
    requests: () => requests,
    responses: () => responses,
    isAwaited: (id) => operations.isAwaited(id),
  });
  const judgeOutcome = watchOutcomes({ judge, requests: () => requests, page, isRetired: () => isRetired });
  const operations = createOperations(judge, clock, judgeOutcome, () => false);
  const judgeRequest = watchRequests({
    judge,
    requests: () => requests,
    newest: () => guard.snapshot().list,
    isSignedOut: () => guard.snapshot().signedOut,
    isRetired: () => isRetired,
    openFor: operations.openFor,
    confirmedAt: () => confirmedAt,
  });

  const look = () => {
    const snapshot = guard.snapshot();
    if (isRetired) {
      judge.expect(
        snapshot.list === undefined && snapshot.pendingSignOuts.size === 0,
        "retired",
        () => "it shows something",
      );
      return;
    }
    page.see(snapshot);
    const shown = cache && (snapshot.shown ?? cache);
    judge.expect(
      !snapshot.list || shown === snapshot.list,
      "not-newest",
      () => "the cache shows another list",
    );
  };
  const writeToCache = (list: SessionList) => {
    if (isRetired) return;
    cache = guard.accept(list);
    look();
  };

  const list = () =>
    guard.list().then(
      async (incoming) => {
        if (scenario.hasSlowCache) await scheduler.schedule(Promise.resolve(), "the cache takes a list");
        writeToCache(incoming);
      },
      () => {},
    );
  const { person } = scenario;
  const ask = createPerson({
    person,
    scheduler,
    judge,
    isWaiting: () => operations.open() > 0,
    onConfirm() {
      confirmedAt = clock.tick();
    },
  });
  const follow: typeof operations.follow = (ids, start) =>
    operations.follow(ids, start, person === undefined);
  const idOf = (nth: number) => {
    const ids = server.everyId();
    return ids[nth % ids.length] ?? "";
  };

  const run = (command: Command) => {
    switch (command.do) {
      case "list":
        return void list();
      case "revoke":
      case "double-click": {
        const id = idOf(command.nth);
        follow([id], async () => [await guard.revoke(id, ask)]);
        if (command.do === "double-click") follow([id], async () => [await guard.revoke(id, ask)]);
        return;
      }
      case "many": {
        const ids = command.nths.map(idOf);
        return follow(ids, () => guard.revokeMany(ids, ask));
      }
      case "others":
        return follow(undefined, () => guard.revokeOthers(ask));
      case "rotate":
        return server.rotate();
      case "become-current":
        return server.becomeCurrent(command.nth);
      case "revoke-elsewhere":
        return server.revokeElsewhere(command.nth);
      case "sign-in-elsewhere":
        return server.signInElsewhere();
      case "end-own":
        return server.endOwn();
      case "deadline":
        return void timer.passOldest();
      case "host-write": {
        const older = responses[0]?.list;
        if (older) writeToCache(structuredClone(older));
      }
    }
  };

  const allMicrotasks = async () => {
    await new Promise(setImmediate);
    for (const request of requests) if (request.settledAt !== undefined) request.noticedAt ??= clock.tick();
  };
  const deliver = async (microtasks: Step["microtasks"]) => {
    if (scheduler.count() > 0) await scheduler.waitOne();
    if (microtasks === "all") await allMicrotasks();
    else for (let ran = 0; ran < microtasks; ran += 1) await null;
    look();
    judge.deliver();
  };
  /** Delivers until nothing is on its way. Deadlines pass when nothing else happens. */
  const drain = async () => {
    do await deliver("all");
    while (scheduler.count() > 0 || timer.passOldest());
  };

  guard.subscribe(look);
  if (scenario.start === "hydrated") cache = listElsewhere()?.list;
  if (scenario.start === "listed") {
    void list();
    await drain();
  }
  for (const { command, deliveries, microtasks } of scenario.steps) {
    // A timer never fires between two microtasks, and nothing arrives before those that it starts have run.
    if (command.do === "deadline") await allMicrotasks();
    run(command);
    if (command.do === "deadline") await allMicrotasks();
    for (let done = 0; done < deliveries; done += 1) await deliver(microtasks);
    look();
    judge.deliver();
  }
  if (scenario.retires) {
    isRetired = true;
    guard.retire();
  }
  await drain();
  judge.expect(operations.open() === 0, "pending-forever", () => `${operations.open()} promises`);

  judgeEnded({ judge, requests, page, refusesCurrent: scenario.server.refusesCurrent });
  if (!isRetired) {
    stopFaults();
    void list();
    await drain();
    const { list: shown, pendingSignOuts, signedOut, error } = guard.snapshot();
    const pending = [...pendingSignOuts].filter(([, { state }]) => state === "signing-out");
    judge.expect(pending.length === 0, "pending-forever", () => pending.map(([id]) => id).join(" "));
    judge.expect(signedOut === !server.isSignedIn(), "server-differs", () => `signedOut is ${signedOut}`);
    if (server.isSignedIn()) {
      const alive = server
        .list()
        .map(({ id }) => id)
        .join(" ");
      const ids = shown?.sessions.map(({ id }) => id).join(" ");
      judge.expect(ids === alive, "server-differs", () => `${ids} is shown, ${alive} is alive`);
      judge.expect(error === undefined, "server-differs", () => `${error?.code} is still said`);
    }
  }
  judge.deliver();
}
