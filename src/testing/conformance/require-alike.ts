import type { Outcome } from "./outcome-of.ts";
import { requireThat } from "./require-that.ts";
import { sessionsErrorOf } from "./sessions-error-of.ts";

export interface Answer {
  id: string;
  outcome: Outcome<unknown>;
}

const answerText = ({ id, outcome }: Answer): string => {
  if (outcome.settled === "resolved") return "it resolved";
  const error = sessionsErrorOf(outcome.error);
  return `it rejected with ${error?.code}: ${error?.message.replaceAll(id, "<id>")}`;
};

/** Whoever tries ids must not learn which of them are another user's. */
export function requireAlike(foreign: Answer, unknown: Answer): void {
  requireThat(answerText(foreign) === answerText(unknown), {
    expected: `another user's session is answered as one that nobody has (${answerText(unknown)})`,
    came: answerText(foreign),
    contract: "foreign and unknown ids are answered alike",
  });
}
