import { describe, expect, it, test } from "vitest";
import { isRefusal, isSessionsError, SessionsError, toSessionsError } from "../../src/core/errors.ts";
import { SignOutError } from "../../src/index.ts";
import { LogTraceError } from "../../src/logtrace/log-trace-client.ts";

/** What another copy of the package throws: the same name and members, another class. */
function fromAnotherCopy(error: SessionsError): Error {
  const { name, code, message, retryAfterSeconds } = error;
  return Object.assign(new Error(message), { name, code, retryAfterSeconds });
}

const unreadable = new Proxy(new Error("secret"), {
  get: () => {
    throw new Error("secret");
  },
  getPrototypeOf: () => {
    throw new Error("secret");
  },
});

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

it("survives a value that throws when it is looked at", () => {
  const error = toSessionsError(unreadable);
  expect(error.code).toBe("backend");
  expect(error.message).not.toContain("secret");
});

describe("isSessionsError", () => {
  const ours = [
    new SessionsError("forbidden", "No."),
    new SignOutError([{ id: "a", outcome: "unknown" }]),
    new LogTraceError("network", "LogTrace was not reached."),
  ];

  test.each(ours.map((error) => [error.name, error] as const))(
    "knows a %s, also of another copy",
    (_, error) => {
      expect(isSessionsError(error)).toBe(true);
      expect(isSessionsError(fromAnotherCopy(error))).toBe(true);
      expect(toSessionsError(fromAnotherCopy(error))).toMatchObject({
        code: error.code,
        message: error.message,
      });
    },
  );

  test.each([
    ["an error of somebody else that has a code", Object.assign(new Error("no"), { code: "ECONNRESET" })],
    ["an error with the name alone", Object.assign(new Error("no"), { name: "SessionsError" })],
    ["an object that looks like one", { name: "SessionsError", code: "forbidden", message: "no" }],
    ["nothing", undefined],
    ["a value that throws when it is looked at", unreadable],
  ])("%s is not one", (_, thrown) => {
    expect(isSessionsError(thrown)).toBe(false);
  });
});

describe("isRefusal", () => {
  test.each(["not-found", "network", "timeout", "bad-response", "backend"] as const)(
    "after %s only a list can tell",
    (code) => {
      expect(isRefusal(code)).toBe(false);
    },
  );

  test.each(["forbidden", "rate-limited", "current-session"] as const)(
    "%s means that nothing was revoked",
    (code) => {
      expect(isRefusal(code)).toBe(true);
    },
  );
});
