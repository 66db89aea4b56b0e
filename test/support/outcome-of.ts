import type { SessionsError, SessionsErrorCode } from "../../src/core/errors.ts";

/** How a call of an adapter ended: the code of its error, or "done". */
export const outcomeOf = (call: Promise<unknown> | undefined): Promise<SessionsErrorCode | "done"> =>
  Promise.resolve(call).then(
    () => "done",
    (error: SessionsError) => error.code,
  );
