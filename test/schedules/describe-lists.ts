import type { SessionList } from "../../src/contract.ts";
import type { WallClock } from "./wall-clock.ts";

export interface ListDescription {
  /** Lists say whose they are. */
  hasSubject: boolean;
  /** Lists say when they were made. */
  hasServerTime: boolean;
  wall: WallClock;
}

/** Adds what a list says beside its ids. Each session was active at a time of its own, for as long as the schedule runs. */
export function describeLists({ hasSubject, hasServerTime, wall }: ListDescription) {
  return (list: SessionList, as: string): void => {
    for (const session of list.sessions) {
      const minutes = 7 * Number(session.id.replace(/\D/g, ""));
      session.lastActiveAt = new Date(wall.start - minutes * 60_000).toISOString();
    }
    if (hasSubject) list.subject = as;
    if (hasServerTime) list.serverTime = new Date(wall.now()).toISOString();
  };
}
