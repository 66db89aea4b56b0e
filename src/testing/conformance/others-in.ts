import type { SessionList } from "../../core/contract.ts";

/** The ids of the sessions that are not the current one and may be ended. */
export const othersIn = ({ sessions }: SessionList): string[] =>
  sessions.filter(({ isCurrent, notRevocable }) => !isCurrent && !notRevocable).map(({ id }) => id);
