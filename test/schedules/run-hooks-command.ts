import { focusManager, onlineManager } from "@tanstack/react-query";
import type { SignOutResult } from "../../src/core/sign-out-result.ts";
import { SignOutError } from "../../src/index.ts";
import { runForeign, writeEmpty, writeFromOtherTab } from "./foreign-lists.ts";
import type { HooksCommand } from "./hooks-command.ts";
import type { HooksWorld } from "./hooks-world.ts";
import { rowsOf } from "./watch-frames.ts";

/** Runs a command and waits for nothing. */
export function runHooksCommand(world: HooksWorld, command: HooksCommand): unknown {
  const { account, queryClient, frames } = world;
  const frame = frames.get(0) ?? { status: "pending" };
  const server = world.servers[world.cookie ?? ""];
  switch (command.do) {
    case "sign-out":
      return signOut(world, command.nth, 1);
    case "double-click":
      return signOut(world, command.nth, 2);
    case "former-sign-out": {
      const [signOutOnce, former] = nthOf([...world.signOuts], command.nth) ?? [];
      return (
        signOutOnce && former && world.follow(former.life, [former.id], async () => [await signOutOnce()])
      );
    }
    case "mutate": {
      const [life, hooks] = nthOf([...world.raws], command.nth) ?? [];
      const id = nthOf(world.servers[String(life?.account.user)]?.everyId() ?? [], command.nth) ?? "";
      const revoke = async () => [await hooks?.revoke(id)] as SignOutResult[];
      return life && world.follow(life, [id], () => resultsOf(world, revoke()));
    }
    case "mutate-others": {
      const [life, hooks] = nthOf([...world.raws], command.nth) ?? [];
      const revokeOthers = async () => (await hooks?.revokeOthers()) ?? [];
      return life && world.follow(life, undefined, () => resultsOf(world, revokeOthers()));
    }
    case "others": {
      const { signOutOthers } = frame.status === "success" ? frame : {};
      const life = account.life();
      return signOutOthers && life && world.follow(life, undefined, signOutOthers);
    }
    case "retry":
      return "retry" in frame && frame.retry();
    case "confirm": {
      if (!("confirm" in frame)) return;
      const began = world.clock.tick();
      world.confirms.add(began);
      return frame.confirm?.().finally(() => world.confirms.delete(began));
    }
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
    case "collect": {
      const cache = queryClient.getQueryCache();
      for (const query of cache.getAll())
        if (query.getObserversCount() === 0 && query.state.fetchStatus === "idle") cache.remove(query);
      return;
    }
    case "page-show":
      return returnFromMemory(world);
    case "unmount":
      return world.unmount();
    case "leave":
      world.unmount();
      return queryClient.removeQueries();
    case "show":
      return reveal(world);
    case "toggle-second":
      return world.toggleSecond();
    case "new-adapter":
      if (!world.isSeen()) return;
      account.adapter = account.createAdapter();
      return world.show();
    case "rename":
      return become(world, account.user, true);
    case "switch":
      if (command.user === account.user && !command.isRenamed) return;
      world.cookie = command.user ?? null;
      return become(world, command.user, command.isRenamed);
    case "try-to-show": {
      if (!world.isSeen() || typeof account.user !== "string") return;
      const other = account.user === "ada" ? "bob" : "ada";
      return world.tryToShow(command.isOther ? world.accountOf(other, account.name) : account);
    }
    case "flicker-beside": {
      const { user } = account;
      if (!world.isSeen() || typeof user !== "string") return;
      for (const beside of [user, command.user, user]) world.show({ user: beside });
      return world.show();
    }
    case "conceal":
      return conceal(world, command.how);
    case "be-away":
      if (command.how === "unmount") world.unmount();
      else conceal(world, command.how);
      world.cookie = command.cookie;
      for (const user of command.users) become(world, user, false);
      return;
    case "come-back":
      if (command.isOwnCookie && typeof account.user === "string") world.cookie = account.user;
      return reveal(world);
    case "cookie":
      world.cookie = command.cookie;
      return;
    case "foreign":
      return runForeign(world, command);
    case "empty-write":
      return writeEmpty(world);
    case "other-tab":
      return writeFromOtherTab(world, command);
    case "time":
      // A page that came back tells by this very clock which list is newer.
      return (command.seconds > 0 || world.returnedAt === 0) && world.wall.move(command.seconds);
    case "offline":
    case "online":
      return onlineManager.setOnline(command.do === "online");
    case "deadline":
      return world.timer.passOldest();
    case "rotate":
      return server?.rotate();
    case "sign-in-elsewhere":
      return server?.signInElsewhere();
    case "end-own":
      return server?.endOwn();
    case "become-current":
      return server?.becomeCurrent(command.nth);
    case "revoke-elsewhere":
      return server?.revokeElsewhere(command.nth);
  }
}

const nthOf = <T>(all: readonly T[], nth: number): T | undefined => all[nth % all.length];

/** The browser's "Back" shows a page that it kept in memory. */
function returnFromMemory(world: HooksWorld): void {
  const { account } = world;
  const since = world.clock.tick();
  world.returnedAt = since;
  const isShown = account.life()?.shown() !== undefined;
  for (const type of ["pagehide", "pageshow"])
    dispatchEvent(Object.assign(new Event(type), { persisted: true }));
  const hasAsked = account.reference.requests.some(({ on, startedAt }) => on === "list" && startedAt > since);
  if (world.isSeen() && isShown && !hasAsked) account.due = { since, readAt: since };
}

function reveal(world: HooksWorld): void {
  world.concealment = undefined;
  world.show();
}

function conceal(world: HooksWorld, how: HooksWorld["concealment"]): void {
  if (!world.isSeen()) return;
  world.concealment = how;
  world.show();
}

/** The page is told of another user, or of a backend of another name; if it is mounted, it renders. */
function become(world: HooksWorld, user: HooksWorld["account"]["user"], isRenamed: boolean): void {
  const { name } = world.account;
  const other = name === "reference" ? "renamed" : "reference";
  world.account = world.accountOf(user, isRenamed ? other : name);
  world.frames.clear();
  if (world.page.isMounted()) world.show();
}

function signOut({ frames, account, follow }: HooksWorld, nth: number, times: number): void {
  const row = nthOf(rowsOf(frames.get(0) ?? { status: "pending" }), nth);
  const life = account.life();
  for (let time = 0; time < times; time += 1)
    if (row?.signOut && life) follow(life, [row.id], async () => [(await row.signOut?.()) as SignOutResult]);
}

/** The results of a mutation, which resolves only if all sessions are gone and else rejects with them. */
function resultsOf({ judge }: HooksWorld, mutation: Promise<SignOutResult[]>): Promise<SignOutResult[]> {
  return mutation.then(
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
}
