import type { SessionList, UserSession } from "./contract.ts";

/** The session that asks; undefined where the list names none, or several. */
export function currentSessionOf({ sessions }: SessionList): UserSession | undefined {
  const [current, second] = sessions.filter((session) => session.isCurrent);
  return second ? undefined : current;
}
