import { expect, test } from "vitest";
import { deviceEnglish } from "../../src/devices/device-english.ts";
import { english } from "../../src/devices/english.ts";

test("headless use and the widget say the same of a device", () => {
  expect(english).toMatchObject(deviceEnglish);
});

test("one device is not called devices", () => {
  expect(english.summary(1, false)).toBe("You’re signed in on 1 device.");
  expect(english.signedOutOthers(1, 1)).toBe("1 device signed out.");
  expect(english.skipped(1)).toBe("1 device could not be read and is not shown.");
  expect(english.revocationLag(1)).toBe(
    "A device may keep working for up to a minute after it is signed out.",
  );
});

test("several devices are counted", () => {
  expect(english.summary(3, true)).toBe("You’re signed in on more than 3 devices.");
  expect(english.signedOutOthers(2, 3)).toBe("2 of 3 devices signed out.");
  expect(english.skipped(2)).toBe("2 devices could not be read and are not shown.");
});

test("every reason reads as a sentence once it stands alone", () => {
  const reasons = Object.entries(english).filter(([key]) => key.startsWith("error:"));
  expect(reasons.length).toBeGreaterThan(10);
  for (const [, reason] of reasons)
    expect(english.loadFailedBecause(reason as string)).toMatch(/^[A-Z].*\. Nothing has been signed out\.$/);
});
