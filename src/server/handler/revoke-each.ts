import type { SessionList } from "../../core/contract.ts";
import { inParallel } from "../../core/in-parallel.ts";
import { isRefusal } from "../../core/is-refusal.ts";
import type { Call } from "./call.ts";
import { checkedListOf } from "./checked-list-of.ts";
import { isSessionsError } from "./is-sessions-error.ts";
import type { Answer } from "./to-response.ts";
import { unlessGone } from "./unless-gone.ts";

const sideBySide = 4;
/** A list that is cut off shows who is left only after those that it showed have ended. */
const maxRounds = 10;

/** Ends the others one by one, for a backend that has no method for all of them. */
export async function revokeEach(call: Call, first: SessionList): Promise<Answer> {
  let ended = 0;
  let list = first;
  for (let round = 1; ; round += 1) {
    const others = othersIn(list);
    const errors = await endAll(call, list);
    ended += others.length - errors.length;
    // A refusal says that nothing was ended, so it may only speak where all were refused.
    if (ended === 0 && errors.length > 0) throw errors.find((error) => !isOwnNo(error)) ?? errors[0];
    if (errors.length > 0) return { status: 207, json: { failed: errors.length } };
    if (!list.truncated || others.length === 0) return { status: 204 };
    list = await checkedListOf(call);
    const left = othersIn(list).length;
    if (round === maxRounds && left > 0) return { status: 207, json: { failed: left } };
  }
}

async function endAll({ adapter, signal }: Call, list: SessionList): Promise<unknown[]> {
  const errors: unknown[] = [];
  await inParallel(othersIn(list), sideBySide, async ({ id }) => {
    signal.throwIfAborted();
    await unlessGone(list, id, () => adapter.revokeSession?.(id)).catch((error) => errors.push(error));
  });
  return errors;
}

function othersIn({ sessions }: SessionList): SessionList["sessions"] {
  return sessions.filter((session) => !session.isCurrent && !session.notRevocable);
}

function isOwnNo(error: unknown): boolean {
  return isSessionsError(error) && isRefusal(error.code);
}
