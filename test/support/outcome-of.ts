import type { SessionsError, SessionsErrorCode } from "../../src/core/errors.ts";

/** The code with which a call of an adapter rejects, or "done" if it resolves. */
export const outcomeOf = (call: Promise<unknown> | undefined): Promise<SessionsErrorCode | "done"> =>
  Promise.resolve(call).then(
    () => "done",
    (error: SessionsError) => error.code,
  );
