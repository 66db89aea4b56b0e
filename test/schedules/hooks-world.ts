import type { QueryClient } from "@tanstack/react-query";
import type { Scheduler } from "fast-check";
import type { SessionList } from "../../src/contract.ts";
import type { SignOutResult } from "../../src/core/sign-out-result.ts";
import { type DevicesResult, sessionKeys } from "../../src/index.ts";
import { createPerson } from "./create-person.ts";
import { createEventClock } from "./event-clock.ts";
import type { HeldTimer } from "./held-timer.ts";
import type { HooksStep } from "./hooks-command.ts";
import { createHooksPage, type HooksPage, type RawHooks } from "./hooks-page.tsx";
import type { HooksScenario } from "./hooks-scenario.ts";
import { hostileClient } from "./hostility.ts";
import { createJudge, type Judge } from "./judge.ts";
import { createReferenceServer } from "./reference-server.ts";
import { createVisit, type Visit, type VisitUser } from "./visit.ts";
import { rowsOf, watchFrames } from "./watch-frames.ts";

export interface HooksWorld {
  judge: Judge;
  timer: HeldTimer;
  queryClient: QueryClient;
  page: HooksPage;
  /** The newest frame of each mounted `useDevices`. */
  frames: Map<number, DevicesResult>;
  /** Every `signOut` that a frame ever had. */
  signOuts: Map<() => Promise<SignOutResult>, { id: string; visit: Visit }>;
  /** What the raw hooks returned last in each visit. */
  raws: Map<Visit, RawHooks>;
  visits: Visit[];
  visit: Visit;
  hasSecond: boolean;
  /** How many times the person asked to confirm who they are and that is still open. */
  confirms: number;
  isHostWriting: boolean;
  show(): void;
  switchTo(user: VisitUser): void;
  follow(visit: Visit, ids: string[] | undefined, operation: () => Promise<SignOutResult[]>): void;
  /** Waits until nothing moves without a delivery. */
  settle(): Promise<void>;
  /** Delivers one request or reply, and judges what is seen then. */
  deliver(microtasks: HooksStep["microtasks"]): Promise<void>;
  /** Delivers until nothing is on its way. Deadlines pass when nothing else happens. */
  drain(): Promise<void>;
  close(): void;
}

/** A page, a hostile host, two people's servers, and everything that watches them. */
export function createHooksWorld(
  scheduler: Scheduler,
  scenario: HooksScenario,
  timer: HeldTimer,
): HooksWorld {
  const { backend, hostility, isStrict } = scenario;
  const { person } = backend;
  const judge = createJudge();
  const clock = createEventClock();
  const queryClient = hostileClient(hostility);
  const servers = {
    ada: createReferenceServer(backend.server, clock, "ada"),
    bob: createReferenceServer(backend.server, clock, "bob"),
  };
  const judgeFrame = watchFrames(judge);
  const visits: Visit[] = [];
  let isSwitching = false;

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
  const page = createHooksPage({
    queryClient,
    isStrict,
    onReauthRequired: createPerson({
      person,
      scheduler,
      judge,
      isWaiting: () => world.confirms > 0 || visits.some(({ operations }) => operations.open() > 0),
    }),
    onFrame(result, visit, probe) {
      world.frames.set(probe, result);
      look();
      const key = sessionKeys.list(visit.adapter.name, visit.user);
      judgeFrame(result, visit, queryClient.getQueryData<SessionList>(key));
      for (const { id, signOut } of rowsOf(result)) if (signOut) world.signOuts.set(signOut, { id, visit });
    },
    onRaw(hooks, visit) {
      world.raws.set(visit, hooks);
      const { shown: newest } = visit.snapshot();
      const isNewest = !newest || !hooks.list || hooks.list === newest;
      judge.expect(isNewest, "not-newest", () => "useSessions shows another list");
    },
    onCommit() {
      if (!isSwitching) return;
      // The page of another user is committed and not painted yet, so nothing may be left of the former one.
      isSwitching = false;
      const users = cached().map(({ queryKey }) => queryKey[2]);
      const kept = users.filter((user) => user !== world.visit.user);
      judge.expect(kept.length === 0, "another-user", () => `queries of ${kept}`);
      look();
    },
    onCrash: (error) => judge.expect(false, "crashed", () => String(error)),
  });
  const cached = () => queryClient.getQueryCache().findAll({ queryKey: sessionKeys.all });

  function look(): void {
    for (const visit of visits) {
      const snapshot = visit.snapshot();
      const isEmpty = !snapshot.list && snapshot.pendingSignOuts.size === 0;
      if (!visit.isOver) visit.page.see(snapshot);
      else if (!isSwitching)
        judge.expect(isEmpty, "retired", () => `${visit.user} still has a list or pending sign-outs`);
    }
    for (const { queryKey, state } of cached()) {
      const ids = (state.data as SessionList | undefined)?.sessions.map(({ id }) => id) ?? [];
      const strange = ids.filter((id) => !id.startsWith(String(queryKey[2])));
      judge.expect(strange.length === 0, "another-user", () => `${strange.join(" ")} for ${queryKey[2]}`);
    }
  }

  const stopWatching = queryClient.getQueryCache().subscribe((event) => {
    const isRead = page.isMounted() || world.isHostWriting;
    judge.expect(event.type !== "added" || isRead, "recreated", () => String(event.query.queryKey));
    look();
  });

  const world: HooksWorld = {
    judge,
    timer,
    queryClient,
    page,
    frames: new Map(),
    signOuts: new Map(),
    raws: new Map(),
    visits,
    visit: begin("ada"),
    hasSecond: true,
    confirms: 0,
    isHostWriting: false,
    show: () => page.show(world.visit, world.hasSecond),
    switchTo(user) {
      world.visit.isOver = true;
      world.visit = begin(user);
      world.frames.clear();
      isSwitching = true;
      world.show();
    },
    follow: (visit, ids, operation) => visit.operations.follow(ids, operation, person === undefined),
    async settle() {
      // React, the notify manager and what they cause take a macrotask each.
      for (let task = 0; task < 4; task += 1) await new Promise(setImmediate);
      for (const request of visits.flatMap(({ reference }) => reference.requests))
        if (request.settledAt !== undefined) request.noticedAt ??= clock.tick();
    },
    async deliver(microtasks) {
      if (scheduler.count() > 0) await scheduler.waitOne();
      if (microtasks === "all") await world.settle();
      else for (let ran = 0; ran < microtasks; ran += 1) await null;
      look();
      judge.deliver();
    },
    async drain() {
      do await world.deliver("all");
      while (scheduler.count() > 0 || timer.passOldest());
    },
    close() {
      stopWatching();
      page.unmount();
      queryClient.clear();
    },
  };
  return world;
}
