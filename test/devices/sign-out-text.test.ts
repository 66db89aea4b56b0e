import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SessionsError, type SessionsErrorCode } from "../../src/core/errors.ts";
import type { SignOutOutcome, SignOutResult } from "../../src/core/sign-out-result.ts";
import { english } from "../../src/devices/english.ts";
import { formatClock } from "../../src/devices/format.ts";
import type { Labels } from "../../src/devices/labels.ts";
import { signOutNote, signOutText } from "../../src/devices/sign-out-text.ts";
import { plain } from "../support/words.ts";
import { now } from "./device-options.ts";

const labels: Labels = { ...english, clock: (time) => formatClock("en", "UTC", time) };
const failure = (code: SessionsErrorCode, retryAfterSeconds?: number) =>
  new SessionsError(code, code, retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
/** One result of the device of this name; without one nobody named it. */
const result = (outcome: SignOutOutcome, name?: string, error?: SessionsError): SignOutResult => ({
  id: name ?? "a",
  outcome,
  ...(error && { error }),
  ...(name && { device: { name } }),
});
/** All others, of which no list named any. */
const others = (outcome: SignOutOutcome, error?: SessionsError) =>
  ({ outcome, ...(error && { error }) }) as SignOutResult;
const say = (...results: SignOutResult[]) => plain(signOutText(results, labels));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("one device", () => {
  test.each([
    ["revoked", undefined, "Safari on iPhone is signed out."],
    ["already-gone", undefined, "Safari on iPhone is signed out."],
    [
      "still-listed",
      undefined,
      "Safari on iPhone was still signed in when we last checked. You can try again.",
    ],
    [
      "still-listed",
      failure("network"),
      "Safari on iPhone was still signed in when we last checked. You can try again.",
    ],
    ["unknown", failure("timeout"), "Safari on iPhone may still be signed in: we couldn’t check."],
    [
      "refused",
      failure("forbidden"),
      "Safari on iPhone wasn’t signed out. You don’t have permission to do this.",
    ],
    [
      "refused",
      failure("rate-limited", 300),
      "Safari on iPhone wasn’t signed out. Too many attempts. Try again at 2:05 PM.",
    ],
    ["refused", undefined, "Safari on iPhone wasn’t signed out."],
  ] as const)("%s: the sentence names it", (outcome, error, text) => {
    const one = result(outcome, "Safari on iPhone", error);
    expect(plain(signOutText(one, labels))).toBe(text);
    expect(say(one)).toBe(text);
  });

  test.each(["revoked", "still-listed", "unknown", "refused"] as const)(
    "%s: one that nobody named is called the device",
    (outcome) => expect(say(result(outcome))).toMatch(/^The device .*\.$/),
  );

  test("a name that somebody wrote can't turn the words around it", () =>
    expect(signOutText(result("revoked", "הטלפון"), labels)).toBe("\u2068הטלפון\u2069 is signed out."));

  test("a name that isolates its parts takes the direction of the sentence", () =>
    expect(signOutText(result("revoked", "\u2068Chrome\u2069 on \u2068macOS\u2069"), labels)).toBe(
      "\u2068Chrome\u2069 on \u2068macOS\u2069 is signed out.",
    ));
});

describe("all others, of which no list named any", () => {
  test.each([
    ["revoked", undefined, "Your other devices are signed out."],
    ["unknown", failure("network"), "Your other devices may still be signed in: we couldn’t check."],
    [
      "refused",
      failure("forbidden"),
      "Your other devices weren’t signed out. You don’t have permission to do this.",
    ],
  ] as const)("%s", (outcome, error, text) => expect(say(others(outcome, error))).toBe(text));

  test("are never counted", () =>
    expect(say(result("revoked", "curl"), others("unknown"))).toBe(
      "1 device signed out. Your other devices may still be signed in: we couldn’t check.",
    ));
});

describe("several", () => {
  test("all are signed out", () =>
    expect(say(result("revoked", "curl"), result("already-gone", "Edge"))).toBe("2 devices signed out."));

  test("those that are not are named with the reason, and when another try may work", () =>
    expect(
      say(
        result("revoked", "A"),
        result("revoked", "B"),
        result("already-gone", "C"),
        result("refused", "Safari on iPhone", failure("rate-limited", 300)),
        result("still-listed", "curl", failure("network")),
      ),
    ).toBe(
      "3 of 5 signed out. Not signed out: Safari on iPhone (too many attempts until 2:05 PM), curl (no answer).",
    ));

  test.each([
    [result("still-listed", "curl"), "curl"],
    [result("still-listed", "curl", failure("timeout")), "curl (no answer)"],
    [result("still-listed", "curl", failure("backend")), "curl"],
    [result("refused", "curl", failure("forbidden")), "curl (not allowed)"],
    [result("refused", "curl", failure("reauth-required")), "curl (not allowed)"],
    [result("refused", "curl", failure("rate-limited")), "curl (too many attempts)"],
  ])("a reason is given if there is one: %#", (one, text) =>
    expect(say(result("revoked", "A"), one)).toBe(`1 of 2 signed out. Not signed out: ${text}.`),
  );

  test("those that nobody could check are not called failures", () =>
    expect(say(result("revoked", "A"), result("unknown", "curl", failure("network")))).toBe(
      "1 of 2 signed out. Not checked yet: curl (no answer).",
    ));

  test("five are named and the others counted", () =>
    expect(say(...Array.from({ length: 39 }, (_, index) => result("still-listed", `D${index}`)))).toBe(
      "Nothing has been signed out. Not signed out: D0, D1, D2, D3, D4, 34 more devices.",
    ));

  test("those that nobody named are counted", () => {
    expect(say(result("revoked"), result("refused"), result("refused"))).toBe(
      "1 of 3 signed out. Not signed out: 2 devices.",
    );
    expect(say(result("refused", "curl"), result("refused"))).toBe(
      "Nothing has been signed out. Not signed out: curl (not allowed), 1 more device.",
    );
  });
});

test("of no result there is nothing to say", () => expect(say()).toBe(""));

describe("nothing has been signed out", () => {
  const claim = english.nothingSignedOut;

  test("is said if every device was refused or is still listed", () => {
    expect(say(result("refused", "A"), result("still-listed", "B"))).toContain(claim);
    expect(say(result("refused", "A"), others("refused"))).toContain(claim);
  });

  test.each([
    ["one is not known", [result("refused", "A"), result("unknown", "B")]],
    ["none is known", [result("unknown", "A"), result("unknown", "B")]],
    ["the others are not known", [result("refused", "A"), others("unknown")]],
    ["one is signed out", [result("refused", "A"), result("revoked", "B")]],
  ])("is not said if %s", (_, results) => expect(say(...results)).not.toContain(claim));

  test("is not said of devices of which nobody knows, and neither is a number", () =>
    expect(say(result("unknown", "A"), result("unknown", "B"))).toBe("Not checked yet: A, B."));
});

test("the time to try again is the same each time that the text is made", () => {
  const one = result("refused", "curl", failure("rate-limited", 300));
  const before = say(one);
  vi.setSystemTime(now + 120_000);
  expect(say(one)).toBe(before);
});

describe("in a device's own row", () => {
  const note = (error?: SessionsError, state: "failed" | "unknown" | "signing-out" = "failed") =>
    signOutNote({ state, ...(error && { error }) }, labels, now);

  test("a try that runs needs no note", () => expect(note(undefined, "signing-out")).toBeUndefined());

  test("an outcome that nobody knows is called unknown, whatever the error", () =>
    expect(note(failure("network"), "unknown")).toBe("It may still be signed in: we couldn’t check."));

  test("a device that is still listed after a yes is called still signed in", () =>
    expect(note()).toBe("It was still signed in when we last checked. You can try again."));

  test.each(["network", "timeout", "backend", "bad-response", "not-found"] as const)(
    "after %s nothing is called a no: the request may yet arrive",
    (code) => expect(note(failure(code))).toBe(english.stillSignedIn()),
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
    expect(note(failure(code))).toBe(`It wasn’t signed out. ${english[`error:${code}`]}`),
  );

  test("the time to try again is never too early", () =>
    expect(note(failure("rate-limited", 61))).toBe(
      "It wasn’t signed out. Too many attempts. Try again at 2:02 PM.",
    ));

  test.each([86_401, 1e15, Number.NaN, Number.POSITIVE_INFINITY])(
    "a wait of %d seconds names no time of day",
    (seconds) =>
      expect(note(failure("rate-limited", seconds))).toBe("It wasn’t signed out. Too many attempts."),
  );
});

test("sentences and names are joined as the language joins them", () =>
  expect(
    plain(
      signOutText([result("revoked", "A"), result("still-listed", "B"), result("still-listed", "C")], {
        ...labels,
        sentences: (all) => all.join(""),
        listed: (parts) => parts.join("、"),
      }),
    ),
  ).toBe("1 of 3 signed out.Not signed out: B、C."));
