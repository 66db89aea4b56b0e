import type { ReauthHandler } from "../../src/core/guard/step-up.ts";
import type { Account } from "./account.ts";
import { createPerson, type PersonOptions } from "./create-person.ts";
import type { EventClock } from "./event-clock.ts";

export interface HandlersOptions extends Omit<PersonOptions, "isWaiting" | "onConfirm"> {
  clock: EventClock;
  /** When everything began that a person asked for and that has not ended. */
  began: () => number[];
}

/** A handler for each render, as of a host that writes it inline. */
export interface Handlers {
  /** The host has a way to ask. */
  canAsk: boolean;
  /** Undefined = it has none. */
  next(): ReauthHandler | undefined;
  /** The provider of this account is committed and visible with this handler, and so are its hooks if `isSeen`. */
  commit(account: Account, handler: ReauthHandler | undefined, isSeen: boolean): void;
  /** Hooks are unmounted: what is left of them keeps the handlers that they had. */
  release(): void;
  /** When the person confirmed who they are for the last time. */
  confirmedAt(): number;
}

export function createHandlers({ judge, clock, began, ...options }: HandlersOptions): Handlers {
  let confirmedAt = 0;
  const newest = new Map<Account, ReauthHandler[]>();
  /** Infinity = it is the newest one of its account. Absent = it was never committed. */
  const replacedAt = new Map<ReauthHandler, number>();
  const person = createPerson({
    ...options,
    judge,
    isWaiting: () => began().length > 0,
    onConfirm() {
      confirmedAt = clock.tick();
    },
  });
  return {
    canAsk: person !== undefined,
    next() {
      if (!person) return undefined;
      const own: ReauthHandler = (need) => {
        // What began under a former handler may still ask through it.
        const isKnown = (replacedAt.get(own) ?? 0) > Math.min(...began());
        judge.expect(isKnown, "former-handler", () => need);
        return person(need);
      };
      return own;
    },
    commit(account, handler, isSeen) {
      if (!handler) return;
      // Hooks that are hidden may still have the one before.
      if (isSeen) {
        for (const former of newest.get(account) ?? []) replacedAt.set(former, clock.tick());
        newest.set(account, []);
      }
      newest.set(account, [...(newest.get(account) ?? []), handler]);
      replacedAt.set(handler, Number.POSITIVE_INFINITY);
    },
    release: () => newest.clear(),
    confirmedAt: () => confirmedAt,
  };
}
