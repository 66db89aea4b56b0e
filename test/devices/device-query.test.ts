import { describe, expect, test } from "vitest";
import type { UserSession } from "../../src/contract.ts";
import { createDeviceIndex } from "../../src/devices/device-index.ts";
import { type DeviceQuery, findSessions } from "../../src/devices/device-query.ts";
import { english } from "../../src/devices/english.ts";

const session = (id: string, more: Partial<UserSession> = {}): UserSession => ({
  id,
  isCurrent: false,
  ...more,
});
const find = (sessions: UserSession[], query: DeviceQuery, locale = "en") => {
  const index = createDeviceIndex({ labels: english, locale });
  return findSessions(sessions, query, index, locale).map(({ id }) => id);
};

const phone = session("7f3a", {
  device: { type: "mobile", browser: "Safari", os: "iOS", model: "iPhone", browserVersion: "26.2" },
  location: { city: "São Paulo", country: "BR" },
  ipAddress: "203.0.113.7",
});
const laptop = session("91bc", {
  name: "Küche",
  device: { type: "desktop", browser: "Chrome", os: "macOS" },
  location: { city: "Athens", country: "GR" },
});
const script = session("c0de", { device: { type: "cli", browser: "curl" } });
const all = [phone, laptop, script];

test("without a query all are found, in their order", () =>
  expect(find(all, {})).toEqual(["7f3a", "91bc", "c0de"]));

describe("a text is looked for", () => {
  test.each([
    ["in a given name", "küche", ["91bc"]],
    ["in the browser of a device with a name of its own", "chrome", ["91bc"]],
    ["in the system", "macos", ["91bc"]],
    ["in the model", "iphone", ["7f3a"]],
    ["in the system behind the model", "ios", ["7f3a"]],
    ["in the city", "athens", ["91bc"]],
    ["in the country", "brazil", ["7f3a"]],
    ["in the address as it is shown", "203.0.113.x", ["7f3a"]],
    ["in any part of the id", "0d", ["c0de"]],
    ["in the middle of a word", "url", ["c0de"]],
    ["without its case", "SAFARI", ["7f3a"]],
    ["without its accents", "sao paulo", ["7f3a"]],
    ["with accents that the name lacks", "äthens", ["91bc"]],
    ["word by word", "  paulo   safari ", ["7f3a"]],
    ["across the isolates of a name", "safari on iphone", ["7f3a"]],
    ["and not found in an address that is not shown", "203.0.113.7", []],
    ["and not found anywhere", "opra", []],
  ])("%s", (_where, text, ids) => expect(find(all, { text }).sort()).toEqual([...ids].sort()));

  test.each(["", "   "])("and an empty one finds all: %j", (text) =>
    expect(find(all, { text })).toHaveLength(3),
  );
});

test("words that stand together somewhere are looked for together", () =>
  expect(
    find([session("a", { name: "Device 3" }), session("3", { name: "Device 4" })], { text: "device 3" }),
  ).toEqual(["a"]));

test("a text is not found across two facts", () =>
  expect(find([session("a", { name: "Work", location: { city: "Lima" } })], { text: "worklima" })).toEqual(
    [],
  ));

test("a kind finds the devices of that kind", () => {
  expect(find(all, { type: "mobile" })).toEqual(["7f3a"]);
  expect(find([...all, session("x")], { type: "unknown" })).toEqual(["x"]);
});

test("kind and text have to match both", () =>
  expect(find(all, { type: "mobile", text: "chrome" })).toEqual([]));

describe("the order", () => {
  const dated = [
    session("none"),
    session("old", {
      createdAt: "2025-01-01T00:00:00.000Z",
      expiresAt: "2027-01-01T00:00:00.000Z",
      location: { city: "Zurich" },
    }),
    session("new", {
      createdAt: "2026-01-01T00:00:00.000Z",
      expiresAt: "2028-01-01T00:00:00.000Z",
      idleExpiresAt: "2026-12-01T00:00:00.000Z",
      location: { city: "Århus" },
    }),
    session("middle", { createdAt: "2025-06-01T00:00:00.000Z", location: { city: "aachen" } }),
  ];

  test.each<[DeviceQuery["sort"], string[]]>([
    [undefined, ["none", "old", "new", "middle"]],
    ["last-active", ["none", "old", "new", "middle"]],
    ["signed-in", ["new", "middle", "old", "none"]],
    ["ends-soonest", ["new", "old", "none", "middle"]],
    ["place", ["middle", "new", "old", "none"]],
  ])("of %s", (sort, ids) => expect(find(dated, { sort })).toEqual(ids));

  test("leaves equals as they came", () =>
    expect(find([session("b"), session("a")], { sort: "place" })).toEqual(["b", "a"]));

  test("leaves the given sessions as they are", () => {
    const given = [...dated];
    find(given, { sort: "signed-in" });
    expect(given).toEqual(dated);
  });
});
