import { expect, it } from "vitest";
import { SessionsError, toSessionsError } from "../../src/core/errors.ts";

it("leaves our own errors as they are", () => {
  const error = new SessionsError("forbidden", "No.");
  expect(toSessionsError(error)).toBe(error);
});

it("understands an error of another copy of the package", () => {
  const foreign = Object.assign(new Error("Wait."), {
    name: "SessionsError",
    code: "rate-limited",
    retryAfterSeconds: 7,
  });
  const error = toSessionsError(foreign);
  expect(error).toBeInstanceOf(SessionsError);
  expect(error).toMatchObject({ code: "rate-limited", message: "Wait.", retryAfterSeconds: 7 });
});

it.each([new TypeError("secret"), "secret", undefined, { name: "SessionsError", message: "secret" }])(
  "names anything else by its class alone: %o",
  (thrown) => {
    const error = toSessionsError(thrown);
    expect(error.code).toBe("backend");
    expect(error.message).not.toContain("secret");
  },
);
