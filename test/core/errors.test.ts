import { globSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { isRefusal, isSessionsError, SessionsError, toSessionsError } from "../../src/core/errors.ts";
import { SignOutError } from "../../src/index.ts";

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

it.each([
  [new TypeError("secret"), "TypeError"],
  ["secret", "string"],
])("tells the developer what was thrown: %o", (thrown, kind) => {
  expect(toSessionsError(thrown).message).toBe(`The adapter threw ${kind}. Let it throw a SessionsError.`);
});

it("survives a value that throws when it is looked at", () => {
  const error = toSessionsError(unreadable);
  expect(error.code).toBe("backend");
  expect(error.message).not.toContain("secret");
});

const withCode = (name: string, code: string) =>
  Object.assign(new Error("Bearer 4711 refused"), { name, code });

/** The classes of the package that extend SessionsError, as the sources have them. */
const subclasses = globSync("src/**/*.ts").flatMap((path) =>
  [...readFileSync(path, "utf8").matchAll(/class (\w+) extends SessionsError/g)].map(([, name]) =>
    String(name),
  ),
);

describe("isSessionsError", () => {
  test("there are subclasses to look for", () => {
    expect(subclasses).toContain("SignOutError");
    expect(subclasses).toContain("LogTraceError");
  });

  test.each(subclasses)(
    "a %s of anybody else is named by its class alone, and its code does not count",
    (name) => {
      const foreign = withCode(name, "rate-limited");
      expect(isSessionsError(foreign)).toBe(false);
      expect(toSessionsError(foreign)).toMatchObject({
        code: "backend",
        message: `The adapter threw ${name}. Let it throw a SessionsError.`,
      });
    },
  );

  test("knows a SessionsError of another copy", () => {
    expect(isSessionsError(withCode("SessionsError", "forbidden"))).toBe(true);
  });

  test("knows our own errors", () => {
    const error = new SessionsError("forbidden", "No.");
    expect(error.name).toBe("SessionsError");
    expect(isSessionsError(error)).toBe(true);
    expect(isSessionsError(new SignOutError([{ id: "a", outcome: "unknown" }]))).toBe(true);
  });

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
