import type { Scheduler } from "fast-check";
import type { Account } from "./account.ts";
import type { HooksWorld } from "./hooks-world.ts";

/** The channels between the tabs of a browser. A message arrives at one scheduled step. */
export interface Channels {
  /** Whatever is opened from here on is this tab's. */
  enter(tab: HooksWorld): void;
  /** The one that this tab has open; undefined = there is none. */
  of(tab: HooksWorld): Channel | undefined;
  /** From here on the global class is the real one again. */
  release(): void;
}

interface Channel {
  tab: HooksWorld;
  account: Account;
  /** How many messages this tab has sent. */
  posted: number;
}

/** Puts a class in the place of the global `BroadcastChannel`, with the same rules: by name, and never to the sender. */
export function holdChannels(scheduler: Scheduler): Channels {
  const { BroadcastChannel: real } = globalThis;
  const open = new Set<Held>();
  let entered: HooksWorld | undefined;

  class Held implements Channel {
    onmessage: ((event: { data: unknown }) => void) | undefined;
    readonly name: string;
    readonly tab: HooksWorld;
    readonly account: Account;
    posted = 0;

    constructor(name: string) {
      if (!entered) throw new Error("A channel of no tab.");
      this.name = name;
      this.tab = entered;
      this.account = entered.account;
      open.add(this);
    }
    postMessage(data: unknown): void {
      this.posted += 1;
      for (const other of open)
        if (other !== this && other.name === this.name)
          void scheduler
            .schedule(Promise.resolve(), `a tab of ${other.account.user} hears`)
            .then(() => open.has(other) && hear(this, other, data));
    }
    close(): void {
      open.delete(this);
    }
  }

  /** Whoever hears is the same person, and asks. */
  function hear(from: Held, { tab, account, onmessage }: Held, data: unknown): void {
    const { judge, clock } = tab;
    const isOwn = from.account.user === account.user && from.account.name === account.name;
    judge.expect(isOwn, "another-user", () => `${account.user} hears of ${from.account.user}`);
    judge.expect(data === null, "another-user", () => `the message says ${JSON.stringify(data)}`);
    const now = clock.tick();
    if (tab.isSeen() && tab.account === account) account.due = { since: now, readAt: now };
    onmessage?.({ data });
  }

  Object.assign(globalThis, { BroadcastChannel: Held });
  return {
    enter(tab) {
      entered = tab;
    },
    of: (tab) => [...open].find((channel) => channel.tab === tab),
    release: () => void Object.assign(globalThis, { BroadcastChannel: real }),
  };
}
