import { expect } from "vitest";
import type { SessionsError } from "../../src/core/errors.ts";

/** What a call of an adapter rejects with. A call that does not is a failure of the test. */
export const failureOf = (call: Promise<unknown> | undefined): Promise<SessionsError> =>
  Promise.resolve(call).then(
    () => expect.fail("It did not fail."),
    (error) => error,
  );
