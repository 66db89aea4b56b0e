import type { Outcome } from "./outcome-of.ts";
import { sessionsErrorOf } from "./sessions-error-of.ts";

/** How a call ended, for a message. */
export function textOf(outcome: Outcome<unknown>): string {
  if (outcome.settled === "resolved") return "it resolved";
  const { error } = outcome;
  const known = sessionsErrorOf(error);
  return known
    ? `it rejected with the code ${known.code} (${known.message})`
    : `it rejected with something that is no SessionsError (${String(error)})`;
}
