import type { SessionList } from "../../core/contract.ts";
import { inParallel } from "../../core/in-parallel.ts";
import { isRefusal } from "../../core/is-refusal.ts";
import { SessionsError } from "../../core/sessions-error.ts";
import type { Call } from "./call.ts";
import type { Answer } from "./to-response.ts";
import { unlessGone } from "./unless-gone.ts";

const sideBySide = 4;

/** Ends the others one by one, for a backend that has no method for all of them. */
export async function revokeEach({ adapter, signal }: Call, list: SessionList): Promise<Answer> {
  const others = list.sessions.filter((session) => !session.isCurrent && !session.notRevocable);
  const errors: unknown[] = [];
  await inParallel(others, sideBySide, async ({ id }) => {
    signal.throwIfAborted();
    try {
      await unlessGone(() => adapter.revokeSession?.(id));
    } catch (error) {
      errors.push(error);
    }
  });
  if (errors.length === 0) return { status: 204 };
  if (errors.length < others.length) return { status: 207, json: { failed: errors.length } };
  // A refusal says that nothing was ended, so it may only speak where all were refused.
  throw errors.find((error) => !isOwnNo(error)) ?? errors[0];
}

function isOwnNo(error: unknown): boolean {
  return error instanceof SessionsError && isRefusal(error.code);
}
