import { focusManager, onlineManager } from "@tanstack/react-query";
import type { SignOutResult } from "../../src/core/sign-out-result.ts";
import { SignOutError, sessionKeys } from "../../src/index.ts";
import type { HooksCommand } from "./hooks-command.ts";
import type { HooksWorld } from "./hooks-world.ts";
import { rowsOf } from "./watch-frames.ts";

/** Runs a command and waits for nothing. */
export function runHooksCommand(world: HooksWorld, command: HooksCommand): unknown {
  const { visit, queryClient, page, frames } = world;
  const frame = frames.get(0) ?? { status: "pending" };
  switch (command.do) {
    case "sign-out":
      return signOut(world, command.nth, 1);
    case "double-click":
      return signOut(world, command.nth, 2);
    case "former-sign-out": {
      const [signOutOnce, former] = nthOf([...world.signOuts], command.nth) ?? [];
      return (
        signOutOnce && former && world.follow(former.visit, [former.id], async () => [await signOutOnce()])
      );
    }
    case "mutate": {
      const [former, hooks] = nthOf([...world.raws], command.nth) ?? [];
      const id = nthOf(former?.server.everyId() ?? [], command.nth) ?? "";
      const revoke = async () => [await hooks?.revoke(id)] as SignOutResult[];
      return former?.guard && world.follow(former, [id], () => resultsOf(world, revoke()));
    }
    case "mutate-others": {
      const [former, hooks] = nthOf([...world.raws], command.nth) ?? [];
      const revokeOthers = async () => (await hooks?.revokeOthers()) ?? [];
      return former?.guard && world.follow(former, undefined, () => resultsOf(world, revokeOthers()));
    }
    case "others": {
      const { signOutOthers } = frame.status === "success" ? frame : {};
      return signOutOthers && world.follow(visit, undefined, signOutOthers);
    }
    case "retry":
      return "retry" in frame && frame.retry();
    case "confirm":
      if (!("confirm" in frame)) return;
      world.confirms += 1;
      return frame.confirm?.().finally(() => {
        world.confirms -= 1;
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
      const older = visit.reference.responses[0]?.list;
      const key = sessionKeys.list(visit.adapter.name, visit.user);
      world.isHostWriting = true;
      if (older && visit.guard) queryClient.setQueryData(key, structuredClone(older));
      world.isHostWriting = false;
      return;
    }
    case "unmount":
    case "leave":
      frames.clear();
      page.unmount();
      visit.wasLeft = true;
      return command.do === "leave" && queryClient.removeQueries();
    case "mount":
      return world.show();
    case "toggle-second":
      world.hasSecond = !world.hasSecond;
      frames.delete(1);
      return page.isMounted() && world.show();
    case "new-adapter":
      if (!page.isMounted()) return;
      visit.replaceAdapter();
      return world.show();
    case "switch":
      return command.user !== visit.user && page.isMounted() && world.switchTo(command.user);
    case "offline":
    case "online":
      return onlineManager.setOnline(command.do === "online");
    case "deadline":
      return world.timer.passOldest();
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
}

const nthOf = <T>(all: readonly T[], nth: number): T | undefined => all[nth % all.length];

function signOut({ frames, visit, follow }: HooksWorld, nth: number, times: number): void {
  const row = nthOf(rowsOf(frames.get(0) ?? { status: "pending" }), nth);
  for (let time = 0; time < times; time += 1)
    if (row?.signOut) follow(visit, [row.id], async () => [(await row.signOut?.()) as SignOutResult]);
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
