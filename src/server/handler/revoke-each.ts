import type { SessionList } from "../../core/contract.ts";
import { currentSessionOf } from "../../core/current-session-of.ts";
import { inParallel } from "../../core/in-parallel.ts";
import { isRefusal } from "../../core/is-refusal.ts";
import { SessionsError, type SessionsErrorCode } from "../../core/sessions-error.ts";
import type { Call } from "./call.ts";
import { checkedListOf } from "./checked-list-of.ts";
import { isSessionsError } from "./is-sessions-error.ts";
import type { Answer } from "./to-response.ts";
import { unlessGone } from "./unless-gone.ts";

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
export async function revokeEach(call: Call, first: SessionList): Promise<Answer> {
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
