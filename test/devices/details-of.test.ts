import { expect, test } from "vitest";
import type { SessionList, UserSession } from "../../src/contract.ts";
import { detailsOf } from "../../src/devices/details-of.ts";
import { english } from "../../src/devices/english.ts";
import { toDevice } from "../../src/devices/to-device.ts";
import { plain } from "../support/words.ts";
import { deviceOptions, secondsAgo } from "./device-options.ts";

/** The details as they are read: label, value, note. */
const read = (session: Partial<UserSession>, list: Partial<SessionList> = {}) => {
  const whole: UserSession = { id: "7f3a", isCurrent: false, ...session };
  return detailsOf(toDevice(whole, deviceOptions([whole], list)), english).map(({ label, value, note }) =>
    [label, value, note].flatMap((text) => (text === undefined ? [] : [plain(text)])),
  );
};
const detail = (label: string, session: Partial<UserSession>, list: Partial<SessionList> = {}) =>
  read(session, list).find(([first]) => first === label);

test("all that is known is told in the order in which people ask for it", () =>
  expect(
    read({
      createdAt: secondsAgo(3 * 86_400),
      signInMethod: "password",
      lastActiveAt: secondsAgo(720),
      location: { city: "Athens", country: "GR" },
      ipAddress: "203.0.113.7",
      device: { type: "mobile", browser: "Safari", browserVersion: "26.2", os: "iOS", osVersion: "26.2" },
      expiresAt: secondsAgo(-86_400),
      idleExpiresAt: secondsAgo(720 - 3 * 86_400),
    }),
  ).toEqual([
    ["Signed in", "Nov 18, 2026, 2:00 PM UTC", "3 days ago, with a password"],
    ["Last active", "Nov 21, 2026, 1:48 PM UTC", "Active 12 minutes ago"],
    ["Near", "Athens, Greece 🇬🇷", "A guess from the address"],
    ["Address", "203.0.113.x"],
    ["Browser and system", "Safari 26.2 on iOS 26.2", "As it says, not checked"],
    ["Ends", "Nov 22, 2026, 2:00 PM UTC", "or after 3 days without use"],
    ["Session ID", "7f3a"],
  ]));

test("what is unknown is said as unknown, and says nothing more", () =>
  expect(read({})).toEqual([
    ["Signed in", "Unknown"],
    ["Last active", "Unknown"],
    ["Near", "Unknown"],
    ["Address", "Unknown"],
    ["Browser and system", "Unknown"],
    ["Ends", "Unknown"],
    ["Session ID", "7f3a"],
  ]));

test("this device is active now, whatever was written down", () =>
  expect(detail("Last active", { isCurrent: true, lastActiveAt: secondsAgo(3600) })).toEqual([
    "Last active",
    "Active now",
  ]));

test("a last activity that may have been later says so", () =>
  expect(
    detail("Last active", { lastActiveAt: secondsAgo(3 * 3600) }, { lastActiveGranularitySeconds: 86_400 }),
  ).toEqual(["Last active", "Nov 21, 2026, 11:00 AM UTC, or later", "Active in the last 3 hours"]));

test("an end that comes only without use says so", () =>
  expect(detail("Ends", { lastActiveAt: secondsAgo(0), idleExpiresAt: secondsAgo(-7 * 86_400) })).toEqual([
    "Ends",
    "After 7 days without use",
  ]));

test("an end without use is told as a date where nobody knows since when it is unused", () =>
  expect(detail("Ends", { idleExpiresAt: secondsAgo(-7 * 86_400) })).toEqual([
    "Ends",
    "Nov 28, 2026, 2:00 PM UTC, or later",
  ]));

test("a sign-in says how, also where nobody knows when", () =>
  expect(detail("Signed in", { signInMethod: "google" })).toEqual(["Signed in", "Unknown", "with google"]));

test("a browser without a system stands alone", () =>
  expect(
    detail("Browser and system", { device: { type: "cli", browser: "curl", browserVersion: "8.5" } }),
  ).toEqual(["Browser and system", "curl 8.5", "As it says, not checked"]));

test("each detail has a key of its own, by which a page finds it", () => {
  const whole: UserSession = { id: "a", isCurrent: false };
  expect(detailsOf(toDevice(whole, deviceOptions([whole])), english).map(({ key }) => key)).toEqual([
    "signed-in",
    "last-active",
    "near",
    "address",
    "browser",
    "ends",
    "id",
  ]);
});

test("a sign-in that is not finished says so, and when it began", () =>
  expect(
    detail("Signed in", { createdAt: secondsAgo(3 * 86_400), signInMethod: "password", pending: true }),
  ).toEqual(["Signed in", "Sign-in not finished", "Nov 18, 2026, 2:00 PM UTC, 3 days ago, with a password"]));
