import type { Outcome } from "./outcome-of.ts";
import { requireRejection } from "./require-rejection.ts";

/** For an act on a session that is not there: resolving and `not-found` are both right, nothing else is. */
export function requireQuiet(outcome: Outcome<unknown>, what: string): void {
  if (outcome.settled === "rejected")
    requireRejection(outcome, {
      what: `${what} resolves, or`,
      codes: ["not-found"],
      contract: "what is not there is passed over in silence, or is not-found",
    });
}
