import { afterEach, describe, expect, test, vi } from "vitest";
import { checkList } from "../../../src/core/check/check-list.ts";
import { describeDropped, warnOfDropped } from "../../../src/core/check/dropped-values.ts";
import { createFixtures } from "../../../src/testing/index.ts";
import { takeConsole } from "../../setup/console.ts";

const whole = { id: "a", isCurrent: true };
const told = (row: object, list: object = {}) =>
  describeDropped(
    { sessions: [whole, { id: "b", isCurrent: false, ...row }], ...list },
    "listSessions",
    new Set(),
  );

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  [
    "SQLite's and MySQL's text",
    { createdAt: "2026-11-30 06:00:00" },
    "createdAt: a text without a time zone",
  ],
  ["a text without a zone", { expiresAt: "2026-11-30T06:00:00.5" }, "expiresAt: a text without a time zone"],
  ["PostgreSQL's text", { endedAt: "2026-11-30 06:00:00+00" }, "endedAt: a text that is not ISO 8601"],
  [
    "a day that no calendar has",
    { createdAt: "2026-02-30T06:00:00Z" },
    "createdAt: a text that is not ISO 8601",
  ],
  ["milliseconds", { lastActiveAt: 1_796_018_400_000 }, "lastActiveAt: a number; hand over a Date"],
  [
    "seconds of a big integer",
    { idleExpiresAt: 1_796_018_400n },
    "idleExpiresAt: a bigint; hand over a Date",
  ],
  ["a Date of nothing", { createdAt: new Date(Number.NaN) }, "createdAt: an invalid Date"],
  ["a zero time", { lastActiveAt: "0001-01-01T00:00:00Z" }, "lastActiveAt: an instant before the year 2000"],
  ["a numeric id", { id: 7 }, "id: a number, so the whole row was left out"],
  ["an empty id", { id: "" }, "id: a text that is empty, too long"],
  ["no id", { id: undefined }, "id: nothing, so the whole row was left out"],
  ["1 for true", { isCurrent: 1 }, "isCurrent: a number, which counts as false"],
  ["0 for false", { isCurrent: 0 }, "isCurrent: a number, which counts as false"],
  ["true as a text", { isCurrent: "true" }, "isCurrent: a text, which counts as false"],
  [
    "an unknown member",
    { created_at: "2026-11-30T06:00:00Z" },
    "created_at: the contract has no such member",
  ],
  ["a host name", { ipAddress: "localhost" }, "ipAddress: a text that names no IP address"],
  [
    "a version as a number",
    { device: { type: "tv", browserVersion: 131 } },
    "device.browserVersion: a number",
  ],
  ["another type of device", { device: { type: "toaster" } }, "device.type: a text that can't stand there"],
  ["coordinates as texts", { location: { latitude: "37.9", longitude: "23" } }, "location.latitude: a text"],
  ["a place as a text", { location: "Athens" }, "location: a text that can't stand there"],
  ["an instant within", { notRevocable: { reason: "too-new", until: 7 } }, "notRevocable.until: a number"],
  ["1 as a flag", { impersonated: 1 }, "impersonated: a number"],
  ["a text as a flag", { pending: "yes" }, "pending: a text"],
  ["a network's number", { network: { id: 2 } }, "network.id: a number"],
])("%s is told with its row, its member and its kind", (_, row, expected) => {
  expect(told(row)).toContain(`row 1, ${expected}`);
});

test.each([
  ["serverTime", "2026-11-30 06:00:00", "serverTime: a text without a time zone"],
  ["subject", 7, "subject: a number"],
  ["can", ["revoke", "delete"], "can: it names something that the contract does not know"],
  ["can", "revoke", "can: a text and no array, so nothing is allowed"],
  ["revocationLagSeconds", "60", "revocationLagSeconds: a text"],
  ["total", 3, "total: the contract has no such member"],
])("of a list, %s as %j is told", (member, value, expected) => {
  expect(told({}, { [member]: value })).toContain(`the list, ${expected}`);
});

test("an instant that lies ahead of the server's clock is told", () => {
  const row = { lastActiveAt: "2026-01-20T00:00:00.000Z" };
  expect(told(row, { serverTime: "2026-01-15T00:00:00.000Z" })).toContain(
    "lastActiveAt: an instant more than a day after",
  );
});

test("a row that is no object is told", () => {
  expect(describeDropped({ sessions: [whole, null] }, "listSessions", new Set())).toContain(
    "row 1, the row: null",
  );
});

test.each([
  ["what is whole", { createdAt: "2026-01-15T10:00:00Z", userAgent: "curl/8", device: { type: "cli" } }],
  ["a Date", { createdAt: new Date("2026-01-15T10:00:00Z") }],
  ["null", { createdAt: null, name: null, device: null, location: { city: null }, notRevocable: null }],
  [
    "what is empty or false",
    { ipAddress: "", name: "", impersonated: false, pending: false, lastActiveAt: 0, notRevocable: false },
  ],
  ["an address with a port", { ipAddress: "203.0.113.7:80" }],
])("nothing is told of %s", (_, row) => {
  expect(told(row)).toBeUndefined();
});

test("realistic rows are silent, whether the check has run or not", async () => {
  const list = { sessions: createFixtures({ count: 50, raw: true }) };
  expect(describeDropped(list, "listSessions", new Set(), await checkList(list))).toBeUndefined();
  expect(describeDropped(list, "listSessions", new Set())).toBeUndefined();
});

test("the same is told with the checked list and without it", async () => {
  const rows = [
    { id: "a", isCurrent: 1, createdAt: "2026-11-30 06:00:00", token: "t", device: { type: "tv", os: 7 } },
    { id: 7 },
    { id: "b", location: { country: "USA" }, notRevocable: { reason: "other" }, userAgent: "curl/8" },
  ];
  const list = { sessions: rows };
  const message = describeDropped(list, "listSessions", new Set());
  expect(message?.match(/row \d/g)).toHaveLength(7);
  expect(describeDropped(list, "listSessions", new Set(), await checkList(list))).toBe(message);
});

test("each kind is told once, of the first row, and a new kind later", () => {
  const seen = new Set<string>();
  const at = (value: unknown) => ({ id: "a", isCurrent: true, createdAt: value });
  const say = (...rows: object[]) => describeDropped({ sessions: rows }, "listSessions", seen);
  expect(say(at(7), at(8))?.match(/createdAt/g)).toHaveLength(1);
  expect(say(at(9))).toBeUndefined();
  expect(say(at(9), at("2026-11-30 06:00:00"))).toContain("row 1, createdAt: a text without a time zone");
});

test("no value is ever in what is told, and no name that may be one", () => {
  const secret = "canary-7f3a";
  const message = told(
    {
      [`${secret}@example.test`]: 1,
      id: { secret },
      createdAt: secret,
      device: { type: secret },
      ipAddress: secret,
      location: secret,
    },
    { subject: { secret }, serverTime: secret },
  );
  expect(message).toContain("a member with an unusual name");
  expect(message).not.toContain(secret);
});

test("one line says no more than twenty, and the next list the others", () => {
  const seen = new Set<string>();
  const row = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`column_${index}`, 1]));
  const say = () => describeDropped({ sessions: [{ ...whole, ...row }] }, "listSessions", seen);
  expect([say(), say(), say()].map((text) => text?.match(/column_/g)?.length)).toEqual([20, 10, undefined]);
});

describe("on a page", () => {
  const list = (member: string) => ({ sessions: [{ ...whole, [member]: 1 }] });

  test("developers are warned once", () => {
    warnOfDropped(list("first"));
    warnOfDropped(list("first"));
    expect(takeConsole()).toEqual([
      expect.stringContaining("warn: your-devices: What listSessions returned"),
    ]);
  });

  test("production is silent", () => {
    vi.stubEnv("NODE_ENV", "production");
    warnOfDropped(list("second"));
    expect(takeConsole()).toEqual([]);
  });

  test("a value that throws when it is read is left alone", () => {
    const hostile = {
      get sessions() {
        throw new Error("No.");
      },
    };
    expect(() => warnOfDropped(hostile)).not.toThrow();
  });
});
