import { expect, test } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import type { SignOutOutcome } from "../../src/core/sign-out-result.ts";
import { english } from "../../src/devices/english.ts";
import { othersText, outcomeText } from "../../src/devices/outcome-text.ts";
import type { ListedDevice } from "../../src/devices/use-listed-devices.ts";

const curl: ListedDevice = {
  id: "a",
  isCurrent: false,
  type: "cli",
  name: "curl",
  distinctName: "curl, Athens",
  session: { id: "a", isCurrent: false },
  state: "ready",
};
const textOf = (outcome: SignOutOutcome, error?: SessionsError, devices: ListedDevice[] = [curl]) =>
  outcomeText(curl, { id: "a", outcome, ...(error && { error }) }, devices, english);
const others = (...outcomes: SignOutOutcome[]) =>
  othersText(
    outcomes.map((outcome, index) => ({ id: `${index}`, outcome })),
    english,
  );

test.each(["revoked", "already-gone"] as const)(
  "%s: the device is signed out, by its distinct name",
  (outcome) => expect(textOf(outcome)).toBe(english.signedOutDevice("curl, Athens")),
);

test("a refusal gives its reason", () =>
  expect(textOf("refused", new SessionsError("forbidden", "no"))).toBe(
    english.notSignedOut(english["error:forbidden"]),
  ));

test("what the row says is said here too", () =>
  expect(textOf("refused", undefined, [{ ...curl, note: "Too many tries." }])).toBe("Too many tries."));

test("a device that is still listed is not called signed out", () =>
  expect(textOf("still-listed")).toBe(english.stillSignedIn));

test("an unknown outcome is called unknown", () => expect(textOf("unknown")).toBe(english.outcomeUnknown));

test("all others: how many of them were signed out", () =>
  expect(others("revoked", "already-gone", "refused")).toBe(english.signedOutOthers(2, 3)));

test("all others: those that nobody knows are counted apart", () =>
  expect(others("revoked", "unknown")).toBe(
    `${english.signedOutOthers(1, 2)} ${english.uncheckedOthers(1)}`,
  ));

test("all others: nothing is called signed out while all of them are unknown", () =>
  expect(others("unknown", "unknown")).toBe(english.uncheckedOthers(2)));

test("all others: no result means that nothing was signed out", () =>
  expect(others()).toBe(english.nothingSignedOut));
