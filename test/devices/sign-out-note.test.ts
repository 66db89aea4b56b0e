import { expect, test } from "vitest";
import { SessionsError, type SessionsErrorCode } from "../../src/core/errors.ts";
import { english } from "../../src/devices/english.ts";
import { signOutNote } from "../../src/devices/sign-out-note.ts";
import { now } from "./device-options.ts";

const options = { labels: english, locale: "en", timeZone: "UTC", at: now };
const failed = (code: SessionsErrorCode, retryAfterSeconds?: number) =>
  signOutNote(
    {
      state: "failed",
      error: new SessionsError(code, code, retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    },
    options,
  );

test("a try that runs needs no note", () =>
  expect(signOutNote({ state: "signing-out" }, options)).toBeUndefined());

test("an outcome that nobody knows is called unknown, whatever the error", () => {
  const error = new SessionsError("network", "lost");
  expect(signOutNote({ state: "unknown", error }, options)).toBe(english.outcomeUnknown);
});

test("a device that is still listed after a yes is called still signed in", () =>
  expect(signOutNote({ state: "failed" }, options)).toBe(english.stillSignedIn));

test.each(["network", "timeout", "backend", "bad-response", "not-found"] as const)(
  "after %s nothing is called a no: the request may yet arrive",
  (code) => expect(failed(code)).toBe(english.stillSignedIn),
);

test.each([
  "unauthenticated",
  "reauth-required",
  "current-session",
  "current-unknown",
  "forbidden",
  "rate-limited",
  "unsupported",
] as const)("the backend's own no is given with its reason: %s", (code) =>
  expect(failed(code)).toBe(english.notSignedOut(english[`error:${code}`])),
);

test("the time to try again is said", () =>
  expect(failed("rate-limited", 300)).toBe("Not signed out: too many attempts. Try again at 2:05 PM."));

test("the time is in the reader's zone and words", () => {
  const error = new SessionsError("rate-limited", "slow down", { retryAfterSeconds: 300 });
  const note = signOutNote(
    { state: "failed", error },
    { ...options, locale: "de", timeZone: "Europe/Berlin" },
  );
  expect(note).toContain("15:05");
});

test("the time that is said is never too early", () =>
  expect(failed("rate-limited", 61)).toContain("Try again at 2:02 PM."));

test.each([86_401, 1e15, Number.NaN, Number.POSITIVE_INFINITY])(
  "a wait of %d seconds names no time of day",
  (seconds) => expect(failed("rate-limited", seconds)).toBe("Not signed out: too many attempts."),
);
