import type { SessionList } from "../../contract.ts";
import type { SessionsError } from "../errors.ts";
import { withoutUndefined } from "../fields.ts";
import { sessionOf } from "../list-rules.ts";
import { isGone, type SignOutOutcome, type SignOutResult } from "../sign-out-result.ts";

/** What no list has settled yet about one session. */
export interface PendingSignOut {
  /** `failed` stays until the next try, or until the row leaves. `unknown` stays until a list can tell. */
  state: "signing-out" | "failed" | "unknown";
  error?: SessionsError;
  /** When the error arose, in milliseconds since 1970. Absent = no error, or the guard has no clock. */
  failedAt?: number;
}

/**
 * One request to revoke one session. Its times are the guard's own: a number that grows with every request, response and
 * list.
 */
export interface SignOutRequest {
  readonly id: string;
  /** When the request left. Absent = it did not. */
  sentAt?: number;
  /** The same in milliseconds since 1970. Absent = the guard has no clock. */
  sentOn?: number | undefined;
  /** When the response came, or the deadline passed. */
  settledAt?: number;
  succeeded?: boolean;
  refused?: boolean;
  error?: SessionsError;
  /** When the error arose, in milliseconds since 1970. */
  failedAt?: number | undefined;
  /** What the newest list that can tell says of the session. */
  listSays?: "gone" | "listed" | undefined;
  /** Its result has been handed out. */
  finished?: boolean;
}

/** What no list has settled yet, by session id. */
export interface PendingSignOuts {
  /** As they are now: a copy that later changes leave alone. */
  read(): ReadonlyMap<string, PendingSignOut>;
  /** Shows these as being signed out. */
  start(ids: readonly string[]): void;
  drop(id: string): void;
  /** From here on lists may settle this request. */
  open(request: SignOutRequest): void;
  /**
   * Lets a newly accepted list settle what it can.
   *
   * @param start when the list was started, in the guard's own time.
   * @returns true if it confirms an end that none before has.
   */
  settle(list: SessionList, start: number): boolean;
  /** The result of the request. If no list can tell yet, the request stays open for the lists to come. */
  finish(request: SignOutRequest): SignOutResult;
  /** The same result, or what a list has told of it since it was made: others of the same batch may have taken longer. */
  recheck(result: SignOutResult): SignOutResult;
  /** From here on there are none. */
  retire(): void;
}

/**
 * Decides what became of each request, also when its response was lost. Only a list can tell then: see `whatListSays`.
 *
 * @param changed called after each change of what is read.
 * @param settled called with the result of a request that a list settled after its result had been handed out.
 * @param worksUntil says until when a session may go on working that was revoked by a request of this time.
 */
export function createPendingSignOuts(
  changed: () => void,
  settled: (result: SignOutResult) => void = () => {},
  worksUntil: (sentOn: number | undefined) => string | undefined = () => undefined,
): PendingSignOuts {
  const pending = new Map<string, PendingSignOut>();
  const open = new Map<string, SignOutRequest>();
  let isRetired = false;

  const set = (id: string, next: PendingSignOut) => {
    if (isRetired) return;
    pending.set(id, next);
    changed();
  };
  const drop = (id: string) => {
    if (pending.delete(id)) changed();
  };
  const requests = new WeakMap<SignOutResult, SignOutRequest>();
  const finish = (request: SignOutRequest): SignOutResult => {
    const { id, failedAt } = request;
    const result = resultOf(request, worksUntil);
    const isOpen = result.outcome === "unknown";
    request.finished = true;
    requests.set(result, request);
    if (!isOpen && open.get(id) === request) open.delete(id);
    if (isGone(result)) drop(id);
    else {
      const state: PendingSignOut["state"] = isOpen ? "unknown" : "failed";
      set(id, withoutUndefined({ state, error: result.error, failedAt }));
    }
    return result;
  };

  return {
    read: () => new Map(pending),
    start(ids) {
      // One by one, each of thousands is asked for again when its request leaves, and nothing changes then.
      for (const id of ids) if (pending.get(id)?.state !== "signing-out") set(id, { state: "signing-out" });
    },
    drop,
    open: (request) => {
      open.set(request.id, request);
    },
    settle(list, start) {
      let isEnd = false;
      for (const request of [...open.values()]) {
        const { listSays, refused } = request;
        request.listSays = whatListSays(request, list, start, sessionOf(list, request.id) !== undefined);
        isEnd ||= !refused && listSays !== "gone" && request.listSays === "gone";
        if (request.finished && request.listSays) settled(finish(request));
      }
      // A row that has left, or is the current session now, has nothing to try again.
      for (const [id, { state }] of pending)
        if (state === "failed" && sessionOf(list, id)?.isCurrent !== false) drop(id);
      return isEnd;
    },
    finish,
    recheck(result) {
      const request = requests.get(result);
      return request ? resultOf(request, worksUntil) : result;
    },
    retire() {
      isRetired = true;
      pending.clear();
      open.clear();
    },
  };
}

function resultOf(
  { id, refused, listSays, ...request }: SignOutRequest,
  worksUntil: (sentOn: number | undefined) => string | undefined,
): SignOutResult {
  const hasLeft = !refused && listSays === "gone";
  const gone = request.error?.code === "not-found" ? "already-gone" : "revoked";
  const listed = listSays ? "still-listed" : "unknown";
  const outcome: SignOutOutcome = refused ? "refused" : hasLeft ? gone : listed;
  return withoutUndefined({
    id,
    outcome,
    error: hasLeft ? undefined : request.error,
    worksUntil: outcome === "revoked" ? worksUntil(request.sentOn) : undefined,
  });
}

/**
 * A list that has the session takes an earlier "gone" back. It tells "listed" only if it was started after the response:
 * before that the backend may not have come to the request yet. A list that lacks the session tells "gone" if it was
 * started after the request was sent. A truncated one may only have cut the session off, so there the backend must have
 * said yes too.
 */
function whatListSays(
  request: SignOutRequest,
  list: SessionList,
  start: number,
  isListed: boolean,
): SignOutRequest["listSays"] {
  const { sentAt = Number.POSITIVE_INFINITY, settledAt = Number.POSITIVE_INFINITY } = request;
  if (isListed) return start > settledAt ? "listed" : undefined;
  const tells = start > sentAt && (!list.truncated || request.succeeded);
  return tells ? "gone" : request.listSays;
}
