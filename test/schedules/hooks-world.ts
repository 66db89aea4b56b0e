import type { QueryClient } from "@tanstack/react-query";
import type { Scheduler } from "fast-check";
import type { Guard } from "../../src/core/guard/guard.ts";
import type { SignOutResult } from "../../src/core/sign-out-result.ts";
import type { DevicesResult, ReauthHandler } from "../../src/index.ts";
import { guardOf } from "../../src/query/guards.ts";
import { type Account, type AccountUser, createAccount } from "./account.ts";
import { describeLists } from "./describe-lists.ts";
import { createEventClock, type EventClock } from "./event-clock.ts";
import { createHandlers } from "./handlers.ts";
import type { HeldTimer } from "./held-timer.ts";
import type { HooksStep } from "./hooks-command.ts";
import {
  type Concealment,
  createHooksPage,
  type HooksPage,
  type HooksPageOptions,
  type RawHooks,
} from "./hooks-page.tsx";
import { backendOf, type HooksScenario } from "./hooks-scenario.ts";
import { hostileClient } from "./hostility.ts";
import { createJudge, type Judge } from "./judge.ts";
import type { Life } from "./life.ts";
import type { Extras } from "./reference-extras.ts";
import { createReferenceServer, type ReferenceServer } from "./reference-server.ts";
import type { ListResponse } from "./sent-request.ts";
import type { WallClock } from "./wall-clock.ts";
import { type Frame, judgeRaw, rowsOf, watchFrames } from "./watch-frames.ts";
import { watchHost } from "./watch-host.ts";

export interface HooksWorld {
  judge: Judge;
  clock: EventClock;
  timer: HeldTimer;
  wall: WallClock;
  scheduler: Scheduler;
  queryClient: QueryClient;
  servers: Record<string, ReferenceServer>;
  responses: ListResponse[];
  page: HooksPage;
  accounts: Account[];
  accountOf(user: AccountUser, name: string): Account;
  /** What the page shows, or will show when it is mounted. */
  account: Account;
  concealment: Concealment | undefined;
  hasSecond: boolean;
  /** Whose cookie the browser has, whatever the page thinks. */
  cookie: "ada" | "bob" | null;
  /** The newest frame of each `useDevices` that is seen. */
  frames: Map<number, DevicesResult>;
  /** Every `signOut` that a frame ever had. */
  signOuts: Map<() => Promise<SignOutResult>, { id: string; life: Life }>;
  /** What the raw hooks returned last in each life. */
  raws: Map<Life, RawHooks>;
  /** When each request of the person to confirm who they are began that is still open. */
  confirms: Set<number>;
  /** When the page came back from the browser's memory. What was listed before may be gone from it until the next list. */
  returnedAt: number;
  /** Changes the cache as a host does. `foreign` = what it writes there. */
  asHost(change: () => void, foreign?: ListResponse): void;
  isSeen(): boolean;
  show(beside?: { user: AccountUser }): void;
  tryToShow(account: Account): void;
  toggleSecond(): void;
  unmount(): void;
  follow(life: Life, ids: string[] | undefined, operation: () => Promise<SignOutResult[]>): void;
  /** Waits until nothing moves without a delivery. */
  settle(): Promise<void>;
  /** Judges this tab. Call it once nothing moves. */
  notice(): void;
  /** Delivers one request or reply, and judges what is seen then. */
  deliver(microtasks: HooksStep["microtasks"]): Promise<void>;
  /** Delivers until nothing is on its way. Deadlines pass when nothing else happens. */
  drain(): Promise<void>;
  close(): void;
}

export interface HooksWorldOptions
  extends Pick<HooksWorld, "timer" | "wall">,
    Pick<HooksPageOptions, "Below"> {
  /** Absent = the backend has neither names nor a history. */
  extras?: Extras;
  /** The tab beside which this one is, over the same servers. */
  beside?: HooksWorld;
}

/** A page in a browser, a hostile host, other tabs, two people's servers, and everything that watches them. */
export function createHooksWorld(
  scheduler: Scheduler,
  scenario: HooksScenario,
  { timer, wall, Below, extras, beside: tab }: HooksWorldOptions,
): HooksWorld {
  const { hostility, isStrict, hasSubject, hasServerTime } = scenario;
  const backend = backendOf(scenario);
  const { judge, clock } = tab ?? { judge: createJudge(), clock: createEventClock() };
  const queryClient = hostileClient(hostility);
  const servers: Record<string, ReferenceServer> = tab?.servers ?? {
    ada: createReferenceServer(backend.server, clock, "ada"),
    bob: createReferenceServer(backend.server, clock, "bob"),
  };
  const responses: ListResponse[] = [];
  const accounts: Account[] = [];
  const lives = () => accounts.flatMap((account) => account.lives);
  const handlers = createHandlers({
    person: scenario.neverAnswers ? "never" : backend.person,
    scheduler,
    judge,
    clock,
    guards: () =>
      Math.max(1, lives().filter(({ operations, renaming }) => operations.open() + renaming > 0).length),
    began: () => [
      ...world.confirms,
      ...lives().flatMap(({ operations }) => operations.all().map((operation) => operation.began)),
    ],
  });
  /** Whose provider is committed and visible. */
  let attending: Account | undefined;
  /** What the mounted provider committed last. */
  let committed: Account | undefined;
  let isShowing = false;
  const unjudged = new Map<number, Frame>();

  const accountOf = (user: AccountUser, name: string): Account => {
    const known = accounts.find((account) => account.user === user && account.name === name);
    if (known) return known;
    const account = createAccount({
      user,
      name,
      connect: () => ({ as: world.cookie ?? "", server: servers[world.cookie ?? ""] }),
      scheduler,
      clock,
      timer,
      judge,
      scenario: backend,
      extras,
      responses,
      describe: describeLists({ hasSubject, hasServerTime, wall }),
      now: wall.now,
      hasSubject,
      confirmedAt: handlers.confirmedAt,
      look,
      attended: (one) =>
        attending === one ? guardOf({ adapter: one.adapter, userId: user, queryClient }) : undefined,
    });
    accounts.push(account);
    return account;
  };
  const lifeOf = (guard: Guard | undefined, account: Account) => guard && account.lifeOf(guard);

  function look(): void {
    for (const life of lives()) {
      const snapshot = life.guard.snapshot();
      const isEmpty = !snapshot.list && snapshot.pendingSignOuts.size === 0;
      if (!life.isOver) life.page.see(snapshot);
      else judge.expect(isEmpty, "retired", () => `${life.account.user} has a list or pending sign-outs`);
    }
  }

  const host = watchHost({
    judge,
    clock,
    wall,
    queryClient,
    responses,
    hasSubject,
    accountOf,
    look,
    isMounted: () => page.isMounted(),
    isSeen: () => world.isSeen(),
  });
  const judgeFrame = watchFrames({
    judge,
    responses,
    cachedOf: host.cachedOf,
    now: wall.now,
    returnedAt: () => world.returnedAt,
  });
  const page = createHooksPage({
    queryClient,
    isStrict,
    Below,
    onGuard: (guard, account) => void account.lifeOf(guard),
    onFrame(result, guard, account, probe) {
      const life = lifeOf(guard, account);
      const frame = { result, account, life };
      world.frames.set(probe, result);
      look();
      if (isShowing) unjudged.set(probe, frame);
      else judgeFrame(frame);
      for (const { id, signOut } of rowsOf(result))
        if (signOut && life) world.signOuts.set(signOut, { id, life });
    },
    onRaw(hooks, guard, account) {
      const life = lifeOf(guard, account);
      if (!life) return;
      world.raws.set(life, hooks);
      if (!isShowing) judgeRaw(judge, hooks.list, life);
    },
    onCrash: (error) => judge.expect(false, "crashed", () => String(error)),
  });

  /** A visible provider has this account from here on. */
  const commit = (account: Account, isBeside = false) => {
    const former = committed;
    committed = account;
    if (former === account) return;
    const isChanged = former !== undefined && former.user !== account.user;
    const isLeft = (one: { user: unknown; name: unknown }) =>
      (isChanged && one.user === former.user) ||
      (typeof account.user === "string" && one.user !== account.user && one.name === account.name);
    for (const life of lives()) if (isLeft(life.account)) life.isOver = true;
    // Another provider may still read what belongs to its own user.
    if (isBeside) return;
    const kept = host.cached().filter(({ queryKey: [, name, user] }) => isLeft({ user, name }));
    judge.expect(
      kept.length === 0,
      "another-user",
      () => `queries of ${kept.map(({ queryKey }) => queryKey)}`,
    );
  };

  const world: HooksWorld = {
    judge,
    clock,
    timer,
    wall,
    scheduler,
    queryClient,
    servers,
    responses,
    page,
    accounts,
    accountOf,
    account: accountOf("ada", "reference"),
    concealment: undefined,
    hasSecond: true,
    cookie: "ada",
    frames: new Map(),
    signOuts: new Map(),
    raws: new Map(),
    confirms: new Set(),
    returnedAt: 0,
    asHost: (change, foreign) => host.change(world.account, change, foreign),
    isSeen: () => page.isMounted() && !world.concealment,
    show(beside) {
      const { account, concealment, hasSecond } = world;
      const next = concealment?.endsWith("above") ? undefined : account;
      if (next && next !== attending) next.attendance.come();
      isShowing = true;
      const handler: ReauthHandler | undefined = handlers.next();
      page.show({
        account,
        adapter: account.adapter,
        onReauthRequired: handler,
        concealment,
        hasSecond,
        beside: beside && { ...beside, adapter: accountOf(beside.user, account.name).adapter },
      });
      isShowing = false;
      if (next !== attending) attending?.attendance.leave();
      attending = next;
      if (next) {
        handlers.commit(next, handler, !concealment);
        commit(next);
      }
      if (next && beside && beside.user !== next.user) {
        commit(accountOf(beside.user, next.name), true);
        committed = next;
      }
      look();
      if (concealment) world.frames.clear();
      for (const frame of unjudged.values()) judgeFrame(frame);
      unjudged.clear();
    },
    tryToShow(account) {
      const { hasSecond } = world;
      const onReauthRequired = handlers.next();
      const adapter = account.createAdapter();
      page.tryToShow({ account, adapter, onReauthRequired, concealment: undefined, hasSecond });
    },
    toggleSecond() {
      world.hasSecond = !world.hasSecond;
      world.frames.delete(1);
      handlers.release();
      if (page.isMounted()) world.show();
    },
    unmount() {
      world.frames.clear();
      world.concealment = undefined;
      page.unmount();
      attending?.attendance.leave();
      handlers.release();
      attending = undefined;
      committed = undefined;
    },
    follow: ({ operations }, ids, operation) => operations.follow(ids, operation, !handlers.canAsk),
    async settle() {
      // React, the notify manager and what they cause take a macrotask each.
      for (let task = 0; task < 4; task += 1) await new Promise(setImmediate);
      world.notice();
    },
    notice() {
      for (const account of accounts) account.notice();
      for (const life of lives()) life.judgeWaiting();
      look();
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
      host.stop();
      page.unmount();
      queryClient.clear();
    },
  };
  return world;
}
