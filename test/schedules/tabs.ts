import type { SignOutResult } from "../../src/core/sign-out-result.ts";
import type { Channels } from "./channels.ts";
import type { FlowCommand } from "./flow-command.ts";
import type { HooksWorld } from "./hooks-world.ts";
import { rowsOf } from "./watch-frames.ts";

type TabCommand = Extract<FlowCommand, { do: "open-tab" | "close-tab" | "tab-others" | "tab-sign-out" }>;

/** A second tab of the browser, over the same servers. */
export interface Tabs {
  run(command: TabCommand): void;
  open(): HooksWorld | undefined;
  /** It comes back from the browser's memory together with the first. Call it before the event. */
  returnFromMemory(): void;
}

/** @param create makes a tab that is not on the screen yet. */
export function createTabs(first: HooksWorld, channels: Channels, create: () => HooksWorld): Tabs {
  let tab: HooksWorld | undefined;

  const open = (user: "ada" | "bob") => {
    if (tab && tab.account.user !== user) return;
    const own = tab ?? create();
    if (!tab) {
      own.hasSecond = false;
      own.cookie = user;
      own.account = own.accountOf(user, "reference");
      const { show } = own;
      own.show = (beside) => {
        channels.enter(own);
        show(beside);
        channels.enter(first);
      };
    }
    tab = own;
    own.show();
  };

  /** A session that this tab saw end is told to the others of this person. */
  const follow = (ids: string[] | undefined, run: () => Promise<SignOutResult[]>) => {
    const life = tab?.account.life();
    if (!tab || !life) return;
    const own = tab;
    const channel = channels.of(own);
    const { posted = 0 } = channel ?? {};
    own.follow(life, ids, async () => {
      const results = await run();
      const hasEnded = results.some(({ outcome }) => outcome === "revoked");
      const isSame = channel !== undefined && channels.of(own) === channel && !life.isOver;
      own.judge.expect(
        !hasEnded || !isSame || channel.posted > posted,
        "not-told",
        () => `${results.map(({ id }) => id)}`,
      );
      return results;
    });
  };

  return {
    open: () => tab,
    returnFromMemory() {
      if (tab) tab.returnedAt = first.clock.tick();
    },
    run(command) {
      if (command.do === "open-tab") return open(command.user);
      const frame = tab?.frames.get(0);
      if (!tab || !frame) return;
      if (command.do === "tab-sign-out") {
        const rows = rowsOf(frame);
        const row = rows[command.nth % rows.length];
        if (row?.signOut) follow([row.id], async () => [(await row.signOut?.()) as SignOutResult]);
        return;
      }
      if (command.do === "close-tab") return tab.unmount();
      const { signOutOthers } = frame.status === "success" ? frame : {};
      if (signOutOthers) follow(undefined, signOutOthers);
    },
  };
}
