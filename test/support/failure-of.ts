import { expect } from "vitest";
import type { SessionsError } from "../../src/core/errors.ts";

/** The error with which a call of an adapter rejects. The test fails if the call resolves. */
export const failureOf = (call: Promise<unknown> | undefined): Promise<SessionsError> =>
  Promise.resolve(call).then(
    () => expect.fail("The call resolved, and the test expects it to reject."),
    (error) => error,
  );
