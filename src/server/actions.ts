import type { SessionList } from "../contract.ts";
import { checkEndedSessions, checkList } from "../core/check/check-list.ts";
import { isRefusal, isSessionsError, SessionsError, type SessionsErrorCode } from "../core/errors.ts";
import { inParallel } from "../core/in-parallel.ts";
import { can, currentSessionOf, refusalOf } from "../core/list-rules.ts";
import { type Call, readId, readMembers, readName } from "./request.ts";
import { type Answer, maxRows, toWireList, toWireSession } from "./response.ts";

interface Route {
  method: "GET" | "POST";
  hasCursor?: boolean;
  act: (call: Call) => Promise<Answer>;
}

const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
  ["", { method: "GET", act: list }],
  ["/ended", { method: "GET", hasCursor: true, act: listEnded }],
  ["/revoke", { method: "POST", act: revoke }],
  ["/revoke-others", { method: "POST", act: revokeOthers }],
  ["/rename", { method: "POST", act: rename }],
]);

/** By the exact path alone: what is written in another way is another path. */
export function routeOf(pathname: string, basePath: string): Route | undefined {
  return pathname.startsWith(basePath) ? routes.get(pathname.slice(basePath.length)) : undefined;
}

async function list(call: Call): Promise<Answer> {
  return { status: 200, json: toWireList(await checkedListOf(call), call) };
}

async function listEnded(call: Call): Promise<Answer> {
  const { adapter, signal, cursor, ipAddress } = call;
  if (!adapter.listEndedSessions || !can(adapter, await checkedListOf(call), "history"))
    throw unsupported("listEndedSessions");
  const options = cursor === undefined ? { signal } : { signal, cursor };
  const page = await checkEndedSessions(await adapter.listEndedSessions(options));
  // Nothing on the wire could say that rows were left out.
  if (page.sessions.length > maxRows)
    throw new SessionsError("bad-response", `listEndedSessions gave more than ${maxRows} rows; use pages.`);
  const sessions = page.sessions.map((session) => toWireSession(session, ipAddress));
  return { status: 200, json: { ...page, sessions } };
}

async function revoke(call: Call): Promise<Answer> {
  const { adapter, signal, body } = call;
  const { id } = readMembers<{ id: string }>(body, { id: readId });
  const list = await checkedListOf(call);
  if (!can(adapter, list, "revoke")) throw unsupported("revokeSession");
  const refusal = refusalOf(list, id);
  if (refusal && refusal.code !== "not-found") throw refusal;
  signal.throwIfAborted();
  await unlessGone(list, id, () => adapter.revokeSession?.(id));
  return { status: 204 };
}

async function revokeOthers(call: Call): Promise<Answer> {
  const { adapter, signal, body } = call;
  readMembers(body, {});
  const list = await checkedListOf(call);
  const hasMethod = can(adapter, list, "revoke-others");
  if (!hasMethod && !can(adapter, list, "revoke")) throw unsupported("revokeOtherSessions");
  if (!currentSessionOf(list))
    throw new SessionsError(
      "current-unknown",
      "The list does not say which session is asking, so the others are not known and none is ended.",
    );
  if (!hasMethod) return revokeEach(call, list);
  signal.throwIfAborted();
  await adapter.revokeOtherSessions?.();
  return { status: 204 };
}

const sideBySide = 4;
/** A list that is cut off shows who is left only after those that it showed have ended. */
const maxRounds = 10;
/** They speak of whoever asks, so the next session would be refused alike. */
const refusesAll: readonly SessionsErrorCode[] = [
  "unauthenticated",
  "reauth-required",
  "rate-limited",
  "unsupported",
];

/** Ends the others one by one, for a backend that has no method for all of them. */
async function revokeEach(call: Call, first: SessionList): Promise<Answer> {
  const asking = new Set<string>();
  let endedBefore = 0;
  let list = first;
  for (let round = 1; ; round += 1) {
    const others = othersIn(list, asking);
    if (others.length > 0 && round > maxRounds) return failed(others.length);
    const { ended, errors } = await endAll(call, list, others);
    endedBefore += ended;
    // A refusal says that nothing was ended, so it may only speak where all were refused.
    if (endedBefore === 0 && errors.length > 0) throw errors.find((error) => !isOwnNo(error)) ?? errors[0];
    if (ended < others.length) return failed(others.length - ended);
    if (!list.truncated) return list.skipped ? failed(list.skipped) : { status: 204 };
    if (others.length === 0) {
      // Those that were listed have ended, and the list itself says that it is cut off.
      if (endedBefore > 0) return { status: 204 };
      throw new SessionsError(
        "backend",
        "The backend lists only some of the sessions, and none of the others.",
      );
    }
    list = await checkedListOf(call).catch((cause) => {
      throw unfinished("and then the list of those that are left failed", cause);
    });
  }
}

/** The others, without any session that a list of this request has called the one that asks. */
function othersIn(list: SessionList, asking: Set<string>): SessionList["sessions"] {
  const current = currentSessionOf(list);
  if (!current) throw unfinished("and then a list did not say which session is asking");
  asking.add(current.id);
  return list.sessions.filter(({ id, notRevocable }) => !asking.has(id) && !notRevocable);
}

async function endAll(
  { adapter, signal }: Call,
  list: SessionList,
  others: SessionList["sessions"],
): Promise<{ ended: number; errors: unknown[] }> {
  const errors: unknown[] = [];
  let ended = 0;
  await inParallel(others, sideBySide, async ({ id }) => {
    signal.throwIfAborted();
    if (errors.some(isForAll)) return;
    await unlessGone(list, id, () => adapter.revokeSession?.(id)).then(
      () => {
        ended += 1;
      },
      (error) => errors.push(error),
    );
  });
  return { ended, errors };
}

function failed(count: number): Answer {
  return { status: 207, json: { failed: count } };
}

/** No refusal may speak any more: it would say that nothing was ended. */
function unfinished(what: string, cause?: unknown): SessionsError {
  return new SessionsError("backend", `The others were being ended, ${what}.`, { cause });
}

function isOwnNo(error: unknown): boolean {
  return isSessionsError(error) && isRefusal(error.code);
}

function isForAll(error: unknown): boolean {
  return isSessionsError(error) && refusesAll.includes(error.code);
}

async function rename(call: Call): Promise<Answer> {
  const { adapter, signal, body } = call;
  const { id, name } = readMembers<{ id: string; name: string }>(body, { id: readId, name: readName });
  const list = await checkedListOf(call);
  if (!can(adapter, list, "rename")) throw unsupported("renameSession");
  signal.throwIfAborted();
  await unlessGone(list, id, () => adapter.renameSession?.(id, name));
  return { status: 204 };
}

/** What the adapter lists now, through the input check like any other backend's answer. */
async function checkedListOf({ adapter, signal }: Call): Promise<SessionList> {
  return checkList(await adapter.listSessions({ signal }));
}

/**
 * Acts on a session. Foreign, unknown and gone get the same answer, and nobody learns which of them it was: a success
 * where the list is complete. A truncated one proves nothing, so there they are all left open.
 *
 * @throws {SessionsError} `backend` for an id that neither a truncated list nor the backend has.
 */
async function unlessGone(
  { sessions, truncated }: SessionList,
  id: string,
  act: () => Promise<void> | undefined,
): Promise<void> {
  const isListed = sessions.some((session) => session.id === id);
  if (!isListed && !truncated) return;
  try {
    await act();
  } catch (error) {
    // Not every backend says the same of a foreign id and of an unknown one.
    const isNo =
      isSessionsError(error) && (error.code === "not-found" || (!isListed && error.code === "forbidden"));
    if (!isNo) throw error;
    if (!isListed)
      throw new SessionsError(
        "backend",
        "The backend lists only some of the sessions, and this one was not found.",
      );
  }
}

function unsupported(method: string): SessionsError {
  return new SessionsError("unsupported", `The adapter has no ${method}, or its list does not allow it.`);
}
