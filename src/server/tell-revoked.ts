import type { SessionList } from "../contract.ts";
import { isSessionsError, SessionsError } from "../core/errors.ts";
import { sendInTime, withDeadline } from "../core/with-deadline.ts";
import { checkedListOf } from "./action-context.ts";
import type { RevokedSessions } from "./revoked-sessions.ts";
import { idsAtStake, type RevocationTarget, type SentRevocations } from "./sent-revocations.ts";

interface TellOptions {
  onRevoked: (revoked: RevokedSessions) => unknown;
  waitUntil: ((promise: Promise<void>, request: Request) => unknown) | undefined;
  request: Request;
  timeoutMs: number;
  /** @param what says what failed, as the end of a sentence about the response. */
  report: (error: unknown, what: string) => void;
}

const notCalled = "and onRevoked was not called";

/**
 * Tells `onRevoked` which sessions have ended, by a list that is read after the response has been given out. It returns at
 * once, and never throws.
 */
export function tellRevoked(sent: SentRevocations, options: TellOptions): void {
  const { request, waitUntil, report } = options;
  const target = sent.target();
  if (!target || !sent.mayHaveEnded()) return;
  // What is listed from here on may be listed later than the list after.
  const lists = sent.lists();
  const atStake = idsAtStake(lists, target.all ? undefined : target.id);
  if (atStake.length === 0) {
    if (isCutOff(lists)) report(cutOffBefore(), notCalled);
    return;
  }
  const told = afterResponse().then(() => listAndTell({ ...target, sent, lists, atStake }, options));
  new Promise((resolve) => resolve(waitUntil?.(told, request))).catch((error) =>
    report(error, "and waitUntil failed"),
  );
}

/** Resolves in a later task: by then, whoever waited for the response has it. */
function afterResponse(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

interface Unconfirmed extends Pick<RevocationTarget, "adapter" | "all"> {
  sent: SentRevocations;
  lists: readonly SessionList[];
  atStake: readonly string[];
}

/** Never rejects: what fails is reported. */
async function listAndTell(
  { adapter, all, sent, lists, atStake }: Unconfirmed,
  { onRevoked, request, timeoutMs: ms, report }: TellOptions,
): Promise<void> {
  let isCalled = false;
  const work = async (signal: AbortSignal): Promise<void> => {
    // After a timeout, revocations may still be under way. One that hangs must not keep the others from being told.
    await withDeadline(sent.settled, { ms: ms / 2, what: "Revoking" }).catch(() => {});
    if (!sent.mayHaveEnded()) return;
    const after = await checkedListOf({ adapter, signal });
    const subject = subjectOf(lists, after);
    const alive = new Set(after.sessions.map(({ id }) => id));
    const ids = atStake.filter((id) => !alive.has(id) && !sent.wasGone(id));
    if (all && isCutOff(lists)) report(cutOffBefore(), "and onRevoked may lack some ids");
    if (ids.length === 0) return;
    await sendInTime(signal, () => {
      isCalled = true;
      return onRevoked({ ids, all, request, ...(subject !== undefined && { subject }) });
    });
  };
  const what = "onRevoked, with the list before it,";
  await withDeadline(work, { ms, what }).catch((error) =>
    isCalled ? report(error, "and onRevoked failed") : report(missed(error), notCalled),
  );
}

/**
 * Whose sessions ended.
 *
 * @throws {SessionsError} if the list after can't tell which they are.
 */
function subjectOf(lists: readonly SessionList[], after: SessionList): string | undefined {
  const [{ subject = after.subject, skipped = 0 } = after] = lists.slice(-1);
  if (after.truncated) throw new SessionsError("backend", "It is truncated.");
  if ((after.skipped ?? 0) > skipped)
    throw new SessionsError("bad-response", "It has more rows that can't be read than the list before.");
  if (subject !== after.subject && after.subject !== undefined)
    throw new SessionsError("bad-response", "It is another person's.");
  return subject;
}

/** True if the last list before had only some of the sessions: nobody can name the others. */
function isCutOff(lists: readonly SessionList[]): boolean {
  return lists.at(-1)?.truncated === true;
}

function cutOffBefore(): SessionsError {
  return new SessionsError(
    "backend",
    "The list before a sign-out was truncated, so onRevoked is not told of what it lacked.",
  );
}

function missed(cause: unknown): SessionsError {
  const why = cause instanceof SessionsError ? ` ${cause.message}` : "";
  return new SessionsError(
    isSessionsError(cause) ? cause.code : "backend",
    `onRevoked was not called: the list after a sign-out can't tell what has ended.${why}`,
    { cause },
  );
}
