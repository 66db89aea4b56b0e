import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { SessionsError } from "../../../src/core/errors.ts";
import {
  outcomeOf,
  requireAlike,
  requireIgnoredOrNotFound,
  requireRejection,
  sessionsErrorOf,
  textOf,
} from "../../../src/testing/conformance/outcome.ts";

const rejected = (error: unknown) => ({ settled: "rejected", error }) as const;
const resolved = { settled: "resolved", value: undefined } as const;

describe("the outcome of a call", () => {
  it("has the value with which the call resolves", async () => {
    expect(await outcomeOf("listSessions()", async () => 7)).toEqual({ settled: "resolved", value: 7 });
  });

  it("has the error with which the call rejects", async () => {
    const error = new Error("No.");
    expect(await outcomeOf("listSessions()", () => Promise.reject(error))).toEqual(rejected(error));
  });

  it("is a failed test if the call throws synchronously", async () => {
    const call = () => {
      throw new Error("No.");
    };
    await expect(outcomeOf("listSessions()", call)).rejects.toThrow(
      "listSessions() threw synchronously: Error: No.",
    );
  });

  it("is a failed test if the call does not settle in time", async () => {
    const call = () => new Promise<never>(() => {});
    await expect(outcomeOf("listSessions()", call, 1)).rejects.toThrow(
      "listSessions() had not settled after 1 ms.",
    );
  });
});

describe("a SessionsError", () => {
  it("is known by its shape, even if it comes from another realm", () => {
    const foreign = runInNewContext('Object.assign(new Error("No."), { code: "forbidden" })');
    expect(foreign).not.toBeInstanceOf(Error);
    expect(sessionsErrorOf(foreign)?.code).toBe("forbidden");
  });

  it.each([
    ["a plain object", { code: "forbidden", message: "No." }],
    ["an error with an unknown code", Object.assign(new Error("No."), { code: "toString" })],
    ["an error without a message", new SessionsError("forbidden", "")],
  ])("is not %s", (_, error) => {
    expect(sessionsErrorOf(error)).toBeUndefined();
    expect(textOf(rejected(error))).toMatch(/^it rejected with something that is not a SessionsError/);
  });
});

describe("a rejection", () => {
  const expectation = { what: "listSessions()", contract: "a failure rejects" };

  it("may have any code if none is named", () => {
    expect(() => requireRejection(rejected(new SessionsError("backend", "No.")), expectation)).not.toThrow();
  });

  it("must have one of the codes that are named", () => {
    const outcome = rejected(new SessionsError("backend", "No."));
    expect(() => requireRejection(outcome, { ...expectation, codes: ["network", "timeout"] })).toThrow(
      "Expected: listSessions() rejects with a SessionsError, code network or timeout.\n" +
        "Got: it rejected with the code backend (No.).",
    );
  });

  it("must have a whole number of seconds to wait, if it has one", () => {
    const outcome = rejected(new SessionsError("rate-limited", "No.", { retryAfterSeconds: -1 }));
    expect(() => requireRejection(outcome, expectation)).toThrow("a positive whole number.\nGot: -1.");
  });

  it("is not needed for a session that does not exist", () => {
    const notFound = rejected(new SessionsError("not-found", "No."));
    const forbidden = rejected(new SessionsError("forbidden", "No."));
    expect(() => requireIgnoredOrNotFound(resolved, "renaming")).not.toThrow();
    expect(() => requireIgnoredOrNotFound(notFound, "renaming")).not.toThrow();
    expect(() => requireIgnoredOrNotFound(forbidden, "renaming")).toThrow("renaming resolves, or rejects");
  });
});

describe("foreign and unknown ids", () => {
  const refusal = (id: string, text: string) => ({
    id,
    outcome: rejected(new SessionsError("not-found", text)),
  });

  it("are alike if the messages differ in the id alone", () => {
    expect(() =>
      requireAlike(refusal("a", "No session <a>."), refusal("b", "No session <b>.")),
    ).not.toThrow();
  });

  it("are told apart by the text of a message", () => {
    expect(() => requireAlike(refusal("a", "Not yours."), refusal("b", "Nobody's."))).toThrow(
      "Got: it rejected with not-found: Not yours.",
    );
  });
});
