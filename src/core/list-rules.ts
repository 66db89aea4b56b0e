import type { Capability, SessionList, SessionListInput, SessionsAdapter, UserSession } from "../contract.ts";
import { SessionsError } from "./errors.ts";

const methods = {
  revoke: "revokeSession",
  "revoke-others": "revokeOtherSessions",
  rename: "renameSession",
  history: "listEndedSessions",
} as const satisfies Record<Capability, keyof SessionsAdapter>;

/** True if the adapter has the method and the list does not take it away. */
export function can(
  adapter: SessionsAdapter,
  list: Pick<SessionListInput, "can">,
  capability: Capability,
): boolean {
  return typeof adapter[methods[capability]] === "function" && (list.can?.includes(capability) ?? true);
}

/** The current session; undefined if the list names none, or several. */
export function currentSessionOf(list: SessionList): UserSession | undefined {
  return indexOf(list).current;
}

/** The session of this id; undefined if the list has none. */
export function sessionOf(list: SessionList, id: string): UserSession | undefined {
  return indexOf(list).byId.get(id);
}

interface ListIndex {
  current: UserSession | undefined;
  byId: ReadonlyMap<string, UserSession>;
}

const indexes = new WeakMap<readonly UserSession[], ListIndex>();

/** Made once for each list, since thousands of sessions may be revoked one by one and each is looked up. */
function indexOf({ sessions }: SessionList): ListIndex {
  const known = indexes.get(sessions);
  if (known) return known;
  const [current, second] = sessions.filter((session) => session.isCurrent);
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const index = { current: second ? undefined : current, byId };
  indexes.set(sessions, index);
  return index;
}

/**
 * Every session but the current one, without those that can't be revoked.
 *
 * @throws {SessionsError} `current-unknown` if the list does not name the current session: "other" has no meaning then.
 */
export function othersOf(list: SessionList): UserSession[] {
  const current = currentSessionOf(list);
  if (!current) throw currentUnknown();
  return list.sessions.filter((session) => session !== current && !session.notRevocable);
}

/**
 * Why a session must not be revoked, by this list; undefined = it may. Guard and server ask it directly before each
 * request. The page offers no button by the same rules (`useDevices`), but it is not what keeps the current session safe.
 *
 * `current-unknown`: no session is marked as the current one, or several are. `current-session`: it is the current one.
 * `not-found`: the list lacks it. `forbidden`: the backend marked it as not revocable.
 */
export function refusalOf(list: SessionList, id: string): SessionsError | undefined {
  const current = currentSessionOf(list);
  if (!current) return currentUnknown();
  if (current.id === id)
    return new SessionsError(
      "current-session",
      "The current session is never revoked: use the application's own sign-out.",
    );
  const session = sessionOf(list, id);
  if (!session) return new SessionsError("not-found", "The list lacks this session, so nothing was sent.");
  if (session.notRevocable)
    return new SessionsError(
      "forbidden",
      `The backend protects this session (${session.notRevocable.reason}).`,
    );
  return undefined;
}

/** Nothing may be revoked while one of the sessions, nobody knows which, is the current one. */
export function currentUnknown(): SessionsError {
  return new SessionsError(
    "current-unknown",
    "None is revoked: the list needs exactly one session with isCurrent: true.",
  );
}

/** How long after its end a session still counts as alive, in milliseconds: clocks differ. */
export const endGraceMs = 60_000;

/** When the session ends by itself, in milliseconds since 1970; infinite = unknown. */
export function endOf({ expiresAt, idleExpiresAt }: UserSession): number {
  return Math.min(...[expiresAt, idleExpiresAt].flatMap((end) => (end ? Date.parse(end) : [])));
}

/**
 * True if the session's own end had passed when the backend made the list. Time that passed since does not count, because
 * ends slide. The current session has made this very list.
 */
export function isExpired(session: UserSession, { serverTime = "" }: SessionList): boolean {
  return !session.isCurrent && endOf(session) + endGraceMs < Date.parse(serverTime);
}

/**
 * The sessions in the order in which people read them: the current one, then the others from the last active to the
 * first, then those whose activity is unknown. Equals stay as they came.
 */
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

/** False for what a host may have put into the cache instead of a list: a signed-in person has at least one session. */
export function hasRows(data: SessionList | undefined): boolean {
  return Array.isArray(data?.sessions) && data.sessions.length > 0;
}
