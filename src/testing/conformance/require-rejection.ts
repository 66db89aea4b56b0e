import type { SessionsErrorCode } from "../../core/sessions-error.ts";
import type { Outcome } from "./outcome-of.ts";
import { requireThat } from "./require-that.ts";
import { sessionsErrorOf } from "./sessions-error-of.ts";
import { textOf } from "./text-of.ts";

export interface RejectionExpectation {
  /** The call, as messages name it. */
  what: string;
  /** The codes that are right here. Absent = each of the contract's. */
  codes?: readonly SessionsErrorCode[];
  contract: string;
}

/** @throws {ConformanceError} where the call resolved, or rejected with something else. */
export function requireRejection(
  outcome: Outcome<unknown>,
  { what, codes, contract }: RejectionExpectation,
): void {
  const error = outcome.settled === "rejected" ? sessionsErrorOf(outcome.error) : undefined;
  requireThat(!!error && (!codes || codes.includes(error.code)), {
    expected: `${what} rejects with a SessionsError${codes ? `, code ${codes.join(" or ")}` : ""}`,
    came: textOf(outcome),
    contract,
  });
  const wait = error?.retryAfterSeconds;
  requireThat(wait === undefined || (Number.isInteger(wait) && wait > 0), {
    expected: "retryAfterSeconds is absent or a positive whole number",
    came: String(wait),
    contract: "retryAfterSeconds says in whole seconds when the backend will listen again",
  });
}
