import type { SessionList } from "../../core/contract.ts";
import { currentSessionOf } from "../../core/current-session-of.ts";
import { isFields } from "../../core/is-fields.ts";

/** What a list says of which sessions there are. What has been recorded since is taken out of both sets. */
export interface ListedSessions {
  /** All of the user's own. */
  ids: Set<string>;
  /** Those that "all others" ends; undefined where it is not sure which session asks. */
  others: Set<string> | undefined;
  /** Without it, what is not listed may be there all the same. */
  isComplete: boolean;
}

/** @returns undefined where it is no list. */
export function listedSessions(list: SessionList | undefined): ListedSessions | undefined {
  if (!Array.isArray(list?.sessions)) return undefined;
  const sessions = list.sessions.filter(isFields);
  const others = sessions.filter(({ isCurrent, notRevocable }) => !isCurrent && !notRevocable);
  return {
    ids: new Set(sessions.map(({ id }) => id)),
    others: currentSessionOf({ sessions }) && new Set(others.map(({ id }) => id)),
    isComplete: !list.truncated,
  };
}
