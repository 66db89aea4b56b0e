import { describe, expect, test } from "vitest";
import type { UserSession } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import { english } from "../../src/devices/english.ts";
import { formatExact } from "../../src/devices/format.ts";
import type { Labels } from "../../src/devices/labels.ts";
import { type Receipt, receiptText } from "../../src/devices/receipt.ts";
import { toDevice } from "../../src/devices/to-device.ts";
import { en } from "../../src/locales/en.ts";
import { deviceOptions } from "./device-options.ts";

const session: UserSession = {
  id: "s-1",
  isCurrent: false,
  device: { type: "desktop", browser: "Chrome", os: "macOS" },
  location: { city: "Athens", country: "GR" },
  ipAddress: "203.0.113.7",
};
const receipt = (more: Partial<Receipt> = {}): Receipt => ({
  at: "2026-11-21T14:00:00.000Z",
  device: toDevice(session, deviceOptions([session])),
  results: [{ id: "s-1", outcome: "revoked", device: { name: "Chrome on macOS" } }],
  steps: [],
  ...more,
});
/** As `useLabels` makes them for a page in UTC. */
const labels: Labels = { ...english, exact: (time) => formatExact("en", "UTC", time) };
const lines = (more?: Partial<Receipt>, given = labels) => receiptText(receipt(more), given).split("\n");

describe("a receipt as text", () => {
  test("says what, when and which, line by line, without isolates", () =>
    expect(lines()).toEqual([
      "A sign-in that wasn’t me: Chrome on macOS",
      expect.stringMatching(/^Nov 21, 2026, 2:00\sPM UTC$/),
      "",
      "Chrome on macOS is signed out.",
      "",
      "Signed in: Unknown",
      "Last active: Unknown",
      "Near: Athens, Greece 🇬🇷, A guess from the address",
      "Address: 203.0.113.x",
      "Browser and system: Chrome on macOS, As it says, not checked",
      "Ends: Unknown",
      "Session ID: s-1",
    ]));

  test("says until when what was signed out may go on working, in the words of the notice", () =>
    expect(lines({ worksUntil: "2026-11-21T14:05:00.000Z" })[4]).toMatch(
      /^It may keep working there until Nov 21, 2026, 2:05\sPM UTC\.$/,
    ));

  test("says it of what was signed out alone, if something was not", () => {
    const results: Receipt["results"] = [...receipt().results, { id: "s-2", outcome: "still-listed" }];
    expect(lines({ worksUntil: "2026-11-21T14:05:00.000Z", results })).toContainEqual(
      expect.stringMatching(/^What was signed out may keep working until Nov 21, 2026, 2:05\sPM UTC\.$/),
    );
  });

  test("is over at the minute that it names: a time within a minute is rounded up", () =>
    expect(lines({ worksUntil: "2026-11-21T14:05:00.001Z" })[4]).toMatch(/2:06\sPM UTC\.$/));

  test("says which steps were done, and which were not", () =>
    expect(
      lines({
        steps: [
          { key: "password", title: "Change your password", done: true },
          { key: "factor", title: "Turn on a second factor", done: false },
        ],
      }).slice(-3),
    ).toEqual(["", "Done: Change your password", "Not done: Turn on a second factor"]));

  test("claims no more than the results show", () => {
    const error = new SessionsError("forbidden", "no");
    const device = { name: "Chrome on macOS" };
    expect(lines({ results: [{ id: "s-1", outcome: "refused", error, device }] })[3]).toBe(
      "Chrome on macOS wasn’t signed out. You don’t have permission to do this.",
    );
    const results: Receipt["results"] = [
      { id: "s-1", outcome: "revoked", device },
      { id: "s-2", outcome: "refused", error, device: { name: "curl" } },
    ];
    expect(lines({ results })[3]).toBe("1 of 2 signed out. Not signed out: curl (not allowed).");
  });

  test("has the host's words, and English ones for those that it does not replace", () => {
    const [title, , , what] = lines(undefined, {
      ...labels,
      "receipt:title": (name) => `Das war ich nicht: ${name}`,
    });
    expect([title, what]).toEqual(["Das war ich nicht: Chrome on macOS", "Chrome on macOS is signed out."]);
    expect(receiptText(receipt(), en)).toContain("A sign-in that wasn’t me");
  });
});
