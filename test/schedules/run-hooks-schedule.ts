import { focusManager, onlineManager } from "@tanstack/react-query";
import type { Scheduler } from "fast-check";
import type { SessionList } from "../../src/core/contract.ts";
import type { SignOutResult } from "../../src/core/guard.ts";
import { type DevicesResult, SignOutError, sessionKeys } from "../../src/index.ts";
import { createPerson } from "./create-person.ts";
import { createEventClock } from "./event-clock.ts";
import { createHeldTimer } from "./held-timer.ts";
import { holdDeadlines } from "./hold-deadlines.ts";
import type { HooksCommand, HooksStep } from "./hooks-command.ts";
import { createHooksPage, type RawHooks } from "./hooks-page.tsx";
import type { HooksScenario } from "./hooks-scenario.ts";
import { hostileClient } from "./hostility.ts";
import { createJudge } from "./judge.ts";
import { judgeEnded } from "./judge-ended.ts";
import { createReferenceServer } from "./reference-server.ts";
import { createVisit, type Visit, type VisitUser } from "./visit.ts";
import { rowsOf, watchFrames } from "./watch-frames.ts";

/** Plays one scenario on a mounted page, in the scheduler's order. @throws the first invariant that breaks. */
export async function runHooksSchedule(scheduler: Scheduler, scenario: HooksScenario): Promise<void> {
  const { backend, hostility, isStrict, steps } = scenario;
  const { person } = backend;
  const judge = createJudge();
  const clock = createEventClock();
  const timer = createHeldTimer();
  const releaseDeadlines = holdDeadlines(timer);
  const queryClient = hostileClient(hostility);
  const servers = {
    ada: createReferenceServer(backend.server, clock, "ada"),
    bob: createReferenceServer(backend.server, clock, "bob"),
  };
  const judgeFrame = watchFrames(judge);
  const visits: Visit[] = [];
  const frames = new Map<number, DevicesResult>();
  const signOuts = new Map<() => Promise<SignOutResult>, { id: string; visit: Visit }>();
  const raws = new Map<Visit, RawHooks>();
  let hasSecond = true;
  let isSwitching = false;
  let isHostWriting = false;
  let confirms = 0;

  const begin = (user: VisitUser): Visit => {
    const server = servers[user ?? "ada"];
    const visit = createVisit({
      user,
      server,
      queryClient,
      scheduler,
      clock,
      timer,
      judge,
      scenario: backend,
    });
    visits.push(visit);
    visit.guard?.subscribe(look);
    return visit;
  };
  const cachedList = (visit: Visit) =>
    queryClient.getQueryData<SessionList>(sessionKeys.list(visit.adapter.name, visit.user));
  const page = createHooksPage({
    queryClient,
    isStrict,
    onReauthRequired: createPerson({ person, scheduler, judge, isWaiting }),
    onFrame(result, visit, probe) {
      frames.set(probe, result);
      look();
      judgeFrame(result, visit, cachedList(visit));
      for (const { id, signOut } of rowsOf(result)) if (signOut) signOuts.set(signOut, { id, visit });
    },
    onRaw(hooks, visit) {
      const { list: newest } = visit.snapshot();
      const { list } = hooks;
      raws.set(visit, hooks);
      judge.expect(!newest || !list || list === newest, "not-newest", () => "useSessions shows another list");
    },
    onCommit() {
      if (isSwitching) judgeSwitch();
    },
    onCrash: (error) => judge.expect(false, "crashed", () => String(error)),
  });

  function isWaiting(): boolean {
    return confirms > 0 || visits.some(({ operations }) => operations.open() > 0);
  }

  function look(): void {
    for (const visit of visits) {
      const { list, marks } = visit.snapshot();
      if (!visit.isOver) visit.page.see(visit.snapshot());
      else if (!isSwitching)
        judge.expect(!list && marks.size === 0, "retired", () => `${visit.user} still has a list or marks`);
    }
    for (const { queryKey, state } of queryClient.getQueryCache().findAll({ queryKey: sessionKeys.all })) {
      const ids = (state.data as SessionList | undefined)?.sessions.map(({ id }) => id) ?? [];
      const strange = ids.filter((id) => !id.startsWith(String(queryKey[2])));
      judge.expect(strange.length === 0, "another-user", () => `${strange.join(" ")} for ${queryKey[2]}`);
    }
  }

  const settle = async () => {
    // React, the notify manager and what they cause take a macrotask each.
    for (let task = 0; task < 4; task += 1) await new Promise(setImmediate);
    for (const { reference } of visits)
      for (const call of reference.calls) if (call.settledAt !== undefined) call.noticedAt ??= clock.tick();
  };
  const deliver = async (microtasks: HooksStep["microtasks"]) => {
    if (scheduler.count() > 0) await scheduler.waitOne();
    if (microtasks === "all") await settle();
    else for (let ran = 0; ran < microtasks; ran += 1) await null;
    look();
    judge.deliver();
  };
  const drain = async () => {
    do await deliver("all");
    while (scheduler.count() > 0 || timer.passOldest());
  };

  const follow = (visit: Visit, ids: string[] | undefined, call: () => Promise<SignOutResult[]>) =>
    visit.operations.follow(ids, call, person === undefined);
  const signOut = (nth: number, times: number) => {
    const row = rowsOf(frames.get(0) ?? { status: "pending" })[nth % 6];
    for (let time = 0; time < times; time += 1)
      if (row?.signOut) follow(visit, [row.id], async () => [(await row.signOut?.()) as SignOutResult]);
  };
  /** What a mutation says: it resolves only where all is gone. */
  const provedGone = (mutation: Promise<SignOutResult[]>): Promise<SignOutResult[]> =>
    mutation.then(
      (results) => {
        const open = results.filter(({ outcome }) => outcome !== "revoked" && outcome !== "already-gone");
        judge.expect(open.length === 0, "lie", () => `a mutation resolved with ${open[0]?.outcome}`);
        return results;
      },
      (error: unknown) => {
        if (error instanceof SignOutError) return [...error.results];
        throw error;
      },
    );

  const run = (command: HooksCommand): unknown => {
    const frame = frames.get(0) ?? { status: "pending" };
    switch (command.do) {
      case "sign-out":
        return signOut(command.nth, 1);
      case "double-click":
        return signOut(command.nth, 2);
      case "former-sign-out": {
        const known = [...signOuts];
        const [call, former] = known[command.nth % known.length] ?? [];
        return call && former && follow(former.visit, [former.id], async () => [await call()]);
      }
      case "mutate": {
        // Also with what the hook returned under a former user.
        const [former, hooks] = [...raws][command.nth % raws.size] ?? [];
        const ids = former?.server.everyId() ?? [];
        const id = ids[command.nth % ids.length] ?? "";
        if (former && hooks)
          follow(former, [id], () => provedGone(hooks.revoke(id).then((result) => [result])));
        return;
      }
      case "mutate-others": {
        const [former, hooks] = [...raws][command.nth % raws.size] ?? [];
        return former && hooks && follow(former, undefined, () => provedGone(hooks.revokeOthers()));
      }
      case "others": {
        const { signOutOthers } = frame.status === "success" ? frame : {};
        return signOutOthers && follow(visit, undefined, signOutOthers);
      }
      case "retry":
        return "retry" in frame && frame.retry();
      case "confirm":
        if (!("confirm" in frame)) return;
        confirms += 1;
        return frame.confirm?.().finally(() => {
          confirms -= 1;
        });
      case "invalidate":
        return queryClient.invalidateQueries();
      case "focus":
        focusManager.setFocused(false);
        return focusManager.setFocused(true);
      case "clear":
        return queryClient.clear();
      case "remove":
        return queryClient.removeQueries();
      case "cancel":
        return queryClient.cancelQueries();
      case "reset":
        return queryClient.resetQueries();
      case "host-write": {
        const older = visit.reference.answers[0]?.list;
        const key = sessionKeys.list(visit.adapter.name, visit.user);
        isHostWriting = true;
        if (older && visit.guard) queryClient.setQueryData(key, structuredClone(older));
        isHostWriting = false;
        return;
      }
      case "leave":
        queryClient.removeQueries();
        frames.clear();
        page.unmount();
        return queryClient.removeQueries();
      case "unmount":
        frames.clear();
        return page.unmount();
      case "mount":
        return page.show(visit, hasSecond);
      case "toggle-second":
        hasSecond = !hasSecond;
        frames.delete(1);
        return page.isMounted() && page.show(visit, hasSecond);
      case "new-adapter":
        if (!page.isMounted()) return;
        visit.replaceAdapter();
        return page.show(visit, hasSecond);
      case "switch":
        return command.user !== visit.user && page.isMounted() && switchTo(command.user);
      case "offline":
      case "online":
        return onlineManager.setOnline(command.do === "online");
      case "deadline":
        return timer.passOldest();
      case "rotate":
        return visit.server.rotate();
      case "sign-in-elsewhere":
        return visit.server.signInElsewhere();
      case "end-own":
        return visit.server.endOwn();
      case "become-current":
        return visit.server.becomeCurrent(command.nth);
      case "revoke-elsewhere":
        return visit.server.revokeElsewhere(command.nth);
    }
  };
  const switchTo = (user: VisitUser) => {
    visit.isOver = true;
    visit = begin(user);
    frames.clear();
    isSwitching = true;
    page.show(visit, hasSecond);
    isSwitching = false;
  };

  /** The page of another user is committed and not painted yet: nothing is left of the former one. */
  function judgeSwitch(): void {
    const kept = queryClient
      .getQueryCache()
      .findAll({ queryKey: sessionKeys.all })
      .filter(({ queryKey }) => queryKey[2] !== visit.user);
    judge.expect(
      kept.length === 0,
      "another-user",
      () => `queries of ${kept.map(({ queryKey }) => queryKey[2])}`,
    );
    isSwitching = false;
    look();
  }

  let visit = begin("ada");
  const stopWatching = queryClient.getQueryCache().subscribe((event) => {
    const isRead = page.isMounted() || isHostWriting;
    judge.expect(event.type !== "added" || isRead, "recreated", () => String(event.query.queryKey));
    look();
  });
  try {
    page.show(visit, hasSecond);
    if (backend.start === "listed") await drain();
    for (const { command, deliveries, microtasks } of steps) {
      // A timer never fires between two microtasks.
      if (command.do === "deadline") await settle();
      run(command);
      for (let done = 0; done < deliveries; done += 1) await deliver(microtasks);
      look();
      judge.deliver();
    }
    await drain();
    judgeQuiet();
    await end();
  } finally {
    stopWatching();
    page.unmount();
    queryClient.clear();
    onlineManager.setOnline(true);
    focusManager.setFocused(undefined);
    releaseDeadlines();
  }

  /** Nothing is under way: nobody waits for ever. */
  function judgeQuiet(): void {
    for (const { operations, reference, page: seen } of visits) {
      const open = operations.open();
      judge.expect(open === 0, "pending-forever", () => `${open} promises`);
      judgeEnded({
        judge,
        calls: reference.calls,
        page: seen,
        refusesCurrent: backend.server.refusesCurrent,
      });
    }
    for (const [probe, { status }] of frames)
      judge.expect(
        status !== "pending" || visit.user === undefined,
        "pending-forever",
        () => `page ${probe}`,
      );
    judge.deliver();
  }

  /** One clean list, and the page shows what the server has. */
  async function end(): Promise<void> {
    visit.reference.stopFaults();
    page.show(visit, hasSecond);
    await settle();
    void queryClient.refetchQueries({ queryKey: sessionKeys.all });
    await drain();
    if (typeof visit.user !== "string") return;
    const isSignedIn = visit.server.isSignedIn();
    const alive = isSignedIn
      ? visit.server
          .list()
          .map(({ id }) => id)
          .sort()
          .join(" ")
      : "";
    for (const [probe, result] of frames) {
      const shown = rowsOf(result)
        .map(({ id }) => id)
        .sort()
        .join(" ");
      const status = isSignedIn ? "success" : "signed-out";
      judge.expect(result.status === status, "server-differs", () => `page ${probe} is ${result.status}`);
      judge.expect(
        shown === alive,
        "server-differs",
        () => `page ${probe} shows ${shown}, ${alive} is alive`,
      );
      if (result.status === "success")
        judge.expect(
          !result.refreshError,
          "server-differs",
          () => `${result.refreshError?.code} is still said`,
        );
    }
    judge.deliver();
  }
}
