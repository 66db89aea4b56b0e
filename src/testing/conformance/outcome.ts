import type { SessionsError, SessionsErrorCode } from "../../core/errors.ts";
import { ConformanceError, requireThat } from "./assert.ts";

/** How a call ended. The error stays unknown until {@link sessionsErrorOf} has looked at its shape. */
export type Outcome<T> = { settled: "resolved"; value: T } | { settled: "rejected"; error: unknown };

/**
 * Runs a call of the adapter and waits for its end.
 *
 * @param what - The call, as messages name it: `listSessions()`.
 * @param limitMs - How long the suite waits, in milliseconds. Absent = as long as the test runner does.
 * @throws {ConformanceError} if the call throws instead of rejecting, or does not settle in time.
 */
export async function outcomeOf<T>(
  what: string,
  call: () => Promise<T> | undefined,
  limitMs?: number,
): Promise<Outcome<T>> {
  let promise: Promise<T> | undefined;
  try {
    promise = call();
  } catch (error) {
    throw new ConformanceError(
      `${what} threw synchronously: ${error}\nThe contract says: a method that fails returns a promise that rejects.`,
    );
  }
  const settled = Promise.resolve(promise as Promise<T>).then(
    (value): Outcome<T> => ({ settled: "resolved", value }),
    (error: unknown): Outcome<T> => ({ settled: "rejected", error }),
  );
  if (limitMs === undefined) return settled;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new ConformanceError(
            `${what} had not settled after ${limitMs} ms.\n` +
              "The contract says: every call has a deadline and then rejects with the code timeout. " +
              "Give the adapter of this scenario a deadline of about 100 ms.",
          ),
        ),
      limitMs,
    );
  });
  return Promise.race([settled, late]).finally(() => clearTimeout(timer));
}

/** How a call ended, as messages tell it. */
export function textOf(outcome: Outcome<unknown>): string {
  if (outcome.settled === "resolved") return "it resolved";
  const { error } = outcome;
  const known = sessionsErrorOf(error);
  return known
    ? `it rejected with the code ${known.code} (${known.message})`
    : `it rejected with something that is not a SessionsError (${String(error)})`;
}

interface RejectionExpectation {
  /** The call, as messages name it. */
  what: string;
  /** The codes that are right here. Absent = any code of the contract. */
  codes?: readonly SessionsErrorCode[];
  contract: string;
}

/** @throws {ConformanceError} if the call resolved, or rejected with anything else. */
export function requireRejection(
  outcome: Outcome<unknown>,
  { what, codes, contract }: RejectionExpectation,
): void {
  const error = outcome.settled === "rejected" ? sessionsErrorOf(outcome.error) : undefined;
  requireThat(!!error && (!codes || codes.includes(error.code)), {
    expected: `${what} rejects with a SessionsError${codes ? `, code ${codes.join(" or ")}` : ""}`,
    got: textOf(outcome),
    contract,
  });
  const wait = error?.retryAfterSeconds;
  requireThat(wait === undefined || (Number.isInteger(wait) && wait > 0), {
    expected: "retryAfterSeconds is absent or a positive whole number",
    got: String(wait),
    contract: "retryAfterSeconds is the number of whole seconds to wait before the next request",
  });
}

/**
 * For an action on a session that does not exist: the call may resolve or reject with `not-found`.
 *
 * @throws {ConformanceError} if it rejected with anything else.
 */
export function requireIgnoredOrNotFound(outcome: Outcome<unknown>, what: string): void {
  if (outcome.settled === "rejected")
    requireRejection(outcome, {
      what: `${what} resolves, or`,
      codes: ["not-found"],
      contract: "an unknown id is ignored, or rejected with not-found",
    });
}

interface OutcomeOfId {
  id: string;
  outcome: Outcome<unknown>;
}

/**
 * Somebody who tries out ids must not learn which of them belong to other users.
 *
 * @throws {ConformanceError} if the two outcomes differ in more than the id.
 */
export function requireAlike(foreign: OutcomeOfId, unknown: OutcomeOfId): void {
  requireThat(textWithoutId(foreign) === textWithoutId(unknown), {
    expected: `another user's session gets the same outcome as an unknown id (${textWithoutId(unknown)})`,
    got: textWithoutId(foreign),
    contract: "nobody can tell another user's id from an unknown one",
  });
}

function textWithoutId({ id, outcome }: OutcomeOfId): string {
  if (outcome.settled === "resolved") return "it resolved";
  const error = sessionsErrorOf(outcome.error);
  return `it rejected with ${error?.code}: ${error?.message.replaceAll(id, "<id>")}`;
}

type SessionsErrorShape = Pick<SessionsError, "code" | "message" | "retryAfterSeconds">;

/**
 * The error as a SessionsError, or undefined if it is not one. Its shape decides, not its class: the adapter may use
 * another copy of the package, and under Jest it comes from another realm.
 */
export function sessionsErrorOf(error: unknown): SessionsErrorShape | undefined {
  if (Object.prototype.toString.call(error) !== "[object Error]") return undefined;
  const { code, message } = error as Partial<SessionsErrorShape>;
  const isOne =
    typeof code === "string" && Object.hasOwn(codes, code) && typeof message === "string" && message;
  return isOne ? (error as SessionsErrorShape) : undefined;
}

const codes: Readonly<Record<SessionsErrorCode, true>> = {
  unauthenticated: true,
  "reauth-required": true,
  "current-session": true,
  "current-unknown": true,
  "not-found": true,
  forbidden: true,
  "rate-limited": true,
  network: true,
  timeout: true,
  "bad-response": true,
  backend: true,
  unsupported: true,
};
