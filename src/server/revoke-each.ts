import type { SessionList } from "../contract.ts";
import { isRefusal, isSessionsError, SessionsError, type SessionsErrorCode } from "../core/errors.ts";
import { inParallel, sideBySide } from "../core/in-parallel.ts";
import { currentSessionOf, othersOf } from "../core/list-rules.ts";
import { sendInTime } from "../core/with-deadline.ts";
import { type ActionContext, checkedListOf, sendUnlessGone } from "./action-context.ts";
import type { HandlerResponse } from "./response.ts";

type RevokeContext = Pick<ActionContext, "adapter" | "signal" | "sent">;

/** How often a truncated list is read again: the sessions that it left out show up once those that it had are gone. */
const maxRounds = 10;

/**
 * Revokes the other sessions one by one, for a backend that has no method for all of them. A truncated list is read
 * again after each round, until no other session is left in it.
 *
 * @param first the list that the request was checked against.
 * @returns 204, or 207 with the number of sessions that may still be there.
 * @throws {SessionsError} if no session was ended: the first error that leaves open what happened, else the first refusal.
 *   `backend` if some were ended and a later list failed, or if a truncated list shows no other session.
 */
export async function revokeEach(context: RevokeContext, first: SessionList): Promise<HandlerResponse> {
  const currentIds = new Set<string>();
  let endedBefore = 0;
  let list = first;
  for (let round = 1; ; round += 1) {
    const others = othersIn(list, currentIds);
    if (others.length > 0 && round > maxRounds) return failed(others.length);
    const { ended, errors } = await revokeAll(context, list, others);
    endedBefore += ended;
    // A refusal says that nothing was ended, so it is only passed on if that is true of the whole request.
    if (endedBefore === 0 && errors.length > 0)
      throw errors.find((error) => !isOwnRefusal(error)) ?? errors[0];
    if (ended < others.length) return failed(others.length - ended);
    if (!list.truncated) return list.skipped ? failed(list.skipped) : { status: 204 };
    if (others.length === 0) {
      // Every listed session has ended. More may exist, and the page's next list says so itself: it is truncated too.
      if (endedBefore > 0) return { status: 204 };
      throw new SessionsError(
        "backend",
        "The backend lists only some of the sessions, and none of the others.",
      );
    }
    list = await checkedListOf(context).catch((cause) => {
      throw unfinished("and then the list of those that are left failed", cause);
    });
  }
}

/**
 * The sessions to revoke. A backend may contradict itself from list to list, so no session is among them that any list
 * of this request has called the current one.
 */
function othersIn(list: SessionList, currentIds: Set<string>): SessionList["sessions"] {
  const current = currentSessionOf(list);
  if (!current) throw unfinished("and then a list did not say which session is the current one");
  currentIds.add(current.id);
  return othersOf(list).filter(({ id }) => !currentIds.has(id));
}

async function revokeAll(
  { adapter, signal, sent }: RevokeContext,
  list: SessionList,
  others: SessionList["sessions"],
): Promise<{ ended: number; errors: unknown[] }> {
  const errors: unknown[] = [];
  let ended = 0;
  await inParallel(others, sideBySide, async ({ id }) => {
    if (errors.some(refusesAll)) return;
    const target = { adapter, list, id, all: true };
    const send = () => sent.send(target, () => adapter.revokeSession?.(id));
    await sendInTime(signal, () => sendUnlessGone(list, id, send)).then(
      () => {
        ended += 1;
      },
      (error) => errors.push(error),
    );
  });
  return { ended, errors };
}

function failed(count: number): HandlerResponse {
  return { status: 207, json: { failed: count } };
}

/** Some sessions have ended, so this can't be a refusal: a refusal would say that nothing was ended. */
function unfinished(what: string, cause?: unknown): SessionsError {
  return new SessionsError("backend", `The others were being ended, ${what}.`, { cause });
}

function isOwnRefusal(error: unknown): boolean {
  return isSessionsError(error) && isRefusal(error.code);
}

/** These refusals are about the caller and not about one session, so the next request would be refused as well. */
const refusalsOfAll: readonly SessionsErrorCode[] = [
  "unauthenticated",
  "reauth-required",
  "rate-limited",
  "unsupported",
];

function refusesAll(error: unknown): boolean {
  return isSessionsError(error) && refusalsOfAll.includes(error.code);
}
