import { describe, expect, test } from "vitest";
import type { UserSession } from "../../src/contract.ts";
import { endedDetailsOf, endedRows, toEndedDevice } from "../../src/devices/to-ended-device.ts";
import { en } from "../../src/locales/en.ts";
import { plain } from "../support/words.ts";
import { now } from "./device-options.ts";

const options = { now, locale: "en", timeZone: "UTC", labels: en };
const session: UserSession = {
  id: "a",
  isCurrent: false,
  createdAt: "2026-10-31T14:02:00.000Z",
  endedAt: "2026-11-03T14:02:00.000Z",
  endReason: "revoked",
  expiresAt: "2026-12-01T00:00:00.000Z",
  device: { type: "mobile", browser: "Safari", os: "iOS" },
};
const said = (text: string | undefined) => plain(text)?.replaceAll("\u202f", " ");

test("a device that was signed in says when and why its session ended, and for how long it was", () => {
  const device = toEndedDevice(session, options);
  expect(said(device.endText)).toBe("Ended Nov 3, 2:02 PM: signed out elsewhere");
  expect(said(device.ended?.title)).toBe("Nov 3, 2026, 2:02 PM UTC");
  expect(device).toMatchObject({ endReason: "revoked", duration: "3 days", isCurrent: false });
  expect(said(device.distinctName)).toBe("Safari on iOS, Ended Nov 3, 2:02 PM: signed out elsewhere");
});

test("of another year it says the year", () =>
  expect(said(toEndedDevice({ ...session, endedAt: "2025-01-03T14:02:00.000Z" }, options).endText)).toBe(
    "Ended Jan 3, 2025, 2:02 PM: signed out elsewhere",
  ));

test.each<[string, Partial<UserSession>, string]>([
  ["nothing is known", { endedAt: undefined, endReason: undefined } as object, "Ended"],
  ["only the reason is known", { endedAt: undefined } as object, "Signed out elsewhere"],
  ["only the time is known", { endReason: undefined } as object, "Ended Nov 3, 2:02 PM"],
])("if %s, no more is said", (_, more, text) => {
  const device = toEndedDevice({ ...session, ...more }, options);
  expect(said(device.endText)).toBe(text);
  expect("ended" in device).toBe(device.endText.includes("Nov"));
});

test.each<[string | undefined, string | undefined]>([
  ["2026-11-03T14:01:50.000Z", "1 minute"],
  ["2026-11-04T14:02:00.000Z", undefined],
  [undefined, undefined],
])("signed in at %s it was for %s", (createdAt, duration) =>
  expect(toEndedDevice({ ...session, createdAt } as UserSession, options).duration).toBe(duration),
);

test("a row that claims to be the current session is not", () =>
  expect(toEndedDevice({ ...session, isCurrent: true }, options).isCurrent).toBe(false));

test("its details begin with its end, and do not say when it would end", () => {
  const details = endedDetailsOf(toEndedDevice(session, options), en);
  expect(details.map(({ key }) => key)).not.toContain("ends");
  expect({ ...details[0], value: said(details[0]?.value), note: said(details[0]?.note) }).toEqual({
    key: "ended",
    label: "Ended",
    value: "Nov 3, 2026, 2:02 PM UTC",
    note: "Signed out elsewhere",
  });
  expect(details[2]).toEqual({ key: "duration", label: "Signed in for", value: "3 days" });
});

describe("how many there are", () => {
  const row = (id: string): UserSession => ({
    id,
    isCurrent: false,
    endedAt: `2026-01-0${id}T00:00:00.000Z`,
  });
  const list = {
    sessions: [
      { id: "me", isCurrent: true },
      { id: "old", isCurrent: false, expiresAt: "2026-01-02T12:00:00.000Z" },
    ],
    serverTime: "2026-01-10T00:00:00.000Z",
  };

  test("is what the backend counts, with those that have expired in the list", () => {
    const page = { sessions: [row("3"), row("1")], nextCursor: "next", total: 40 };
    const rows = endedRows({ pages: [page], wanted: 1 }, list);
    expect(rows.sessions.map(({ id }) => id)).toEqual(["3", "old", "1"]);
    expect(rows.total).toBe(41);
  });

  test("is what is shown when all is read, whatever the backend counts", () =>
    expect(endedRows({ pages: [{ sessions: [row("1")], total: 40 }], wanted: 1 }, list).total).toBe(2));

  test("is never less than what is shown", () =>
    expect(
      endedRows(
        { pages: [{ sessions: [row("1"), row("2")], nextCursor: "n", total: 1 }], wanted: 1 },
        undefined,
      ).total,
    ).toBe(2));

  test("is not said if the backend does not count", () =>
    expect(endedRows({ pages: [{ sessions: [row("1")] }], wanted: 1 }, list).total).toBeUndefined());
});
