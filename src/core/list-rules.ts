import type { Capability, SessionList, SessionsAdapter, UserSession } from "../contract.ts";
import { SessionsError } from "./errors.ts";

const methods = {
  revoke: "revokeSession",
  "revoke-others": "revokeOtherSessions",
  rename: "renameSession",
  history: "listEndedSessions",
} as const satisfies Record<Capability, keyof SessionsAdapter>;

/** True where the adapter has the method and the list does not take it away. */
export function can(adapter: SessionsAdapter, list: SessionList, capability: Capability): boolean {
  return typeof adapter[methods[capability]] === "function" && (list.can?.includes(capability) ?? true);
}

/** The session that asks; undefined where the list names none, or several. */
export function currentSessionOf({ sessions }: SessionList): UserSession | undefined {
  const [current, second] = sessions.filter((session) => session.isCurrent);
  return second ? undefined : current;
}

/** The current session first, then the last active first, those of unknown activity last; otherwise as they came. */
export function orderSessions(sessions: readonly UserSession[]): UserSession[] {
  // ISO 8601 in UTC with milliseconds, as the input check writes it, sorts as text.
  return [...sessions].sort(
    (a, b) =>
      Number(b.isCurrent) - Number(a.isCurrent) || compare(b.lastActiveAt ?? "", a.lastActiveAt ?? ""),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Why a session must not be ended, by this list; undefined = it may. Page, guard and server all ask this one function.
 *
 * `current-unknown`: no session or several say that they are the current one. `current-session`: it is the current one.
 * `not-found`: the list lacks it. `forbidden`: the backend marked it as not revocable.
 */
export function refusalOf(list: SessionList, id: string): SessionsError | undefined {
  const current = currentSessionOf(list);
  if (!current)
    return new SessionsError(
      "current-unknown",
      "The list does not say which session is asking, so none is ended. Exactly one needs isCurrent: true.",
    );
  if (current.id === id)
    return new SessionsError(
      "current-session",
      "This session asks, so it is never ended here: use the application's own sign-out.",
    );
  const session = list.sessions.find((candidate) => candidate.id === id);
  if (!session)
    return new SessionsError("not-found", "The list has no session of this id, so nothing was sent.");
  if (session.notRevocable)
    return new SessionsError(
      "forbidden",
      `The backend does not let this session be ended (${session.notRevocable.reason}).`,
    );
  return undefined;
}

/** False for what a host may have put into the cache in place of a list: a signed-in person has at least one session. */
export function hasRows(data: SessionList | undefined): boolean {
  return Array.isArray(data?.sessions) && data.sessions.length > 0;
}
