import fc from "fast-check";
import { expect, test } from "vitest";
import type { Device } from "../../src/devices/device.ts";
import { distinctNames } from "../../src/devices/distinct-names.ts";

const device = (name: string, more: Partial<Device> = {}): Device => ({
  id: "a",
  isCurrent: false,
  type: "desktop",
  name,
  session: { id: "a", isCurrent: false },
  ...more,
});
const at = (title: string) => ({ text: title, title, dateTime: "" });

test("a name that only one device has stays as it is", () =>
  expect(distinctNames([device("Chrome on macOS", { place: "Athens" }), device("Safari on iPhone")])).toEqual(
    ["Chrome on macOS", "Safari on iPhone"],
  ));

test("the place tells two apart, and those alone", () =>
  expect(
    distinctNames([
      device("A", { place: "Athens" }),
      device("A", { place: "Lima" }),
      device("B", { place: "Rome" }),
    ]),
  ).toEqual(["A, Athens", "A, Lima", "B"]));

test("then the IP address", () =>
  expect(
    distinctNames([
      device("A", { place: "Athens", ipAddress: "203.0.113.x" }),
      device("A", { place: "Athens", ipAddress: "192.0.2.x" }),
      device("A", { place: "Lima", ipAddress: "192.0.2.x" }),
    ]),
  ).toEqual(["A, Athens, 203.0.113.x", "A, Athens, 192.0.2.x", "A, Lima"]));

test("then when it signed in", () =>
  expect(
    distinctNames([device("A", { signedIn: at("Nov 20") }), device("A", { signedIn: at("Nov 21") })]),
  ).toEqual(["A, Nov 20", "A, Nov 21"]));

test("then a number", () => expect(distinctNames([device("A"), device("A")])).toEqual(["A, 1", "A, 2"]));

test("a number does not make a name that another device has", () =>
  expect(distinctNames([device("A"), device("A"), device("A, 1")])).toEqual(["A, 2", "A, 3", "A, 1"]));

test("a place does not make a name that another device has", () => {
  const names = distinctNames([device("A", { place: "X" }), device("A", { place: "Y" }), device("A, X")]);
  expect(new Set(names).size).toBe(3);
});

test("for any list, names are unique, complete and in order", () => {
  const word = fc.constantFrom("A", "B", "A, 1", "A, 2", "A, B", "A, 1, 1", "B, A");
  const anyDevice = fc
    .record({ name: word, place: fc.option(word), ipAddress: fc.option(word), title: fc.option(word) })
    .map(({ name, place, ipAddress, title }) =>
      device(name, {
        ...(place && { place }),
        ...(ipAddress && { ipAddress }),
        ...(title && { signedIn: at(title) }),
      }),
    );
  fc.assert(
    fc.property(fc.array(anyDevice, { maxLength: 12 }), (devices) => {
      const names = distinctNames(devices);
      expect(new Set(names).size).toBe(devices.length);
      expect(names.every((name, index) => name.startsWith(devices[index]?.name ?? "?"))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("thousands of devices of one name are told apart in one go", () => {
  const names = distinctNames(Array.from({ length: 10_000 }, () => device("A")));
  expect(new Set(names).size).toBe(10_000);
});

test("a detail that both have is left out", () =>
  expect(
    distinctNames([
      device("A", { place: "Athens", signedIn: at("Nov 20") }),
      device("A", { place: "Athens", signedIn: at("Nov 21") }),
    ]),
  ).toEqual(["A, Nov 20", "A, Nov 21"]));

test("what only one of two has is enough", () =>
  expect(distinctNames([device("A", { place: "Athens" }), device("A")])).toEqual(["A, Athens", "A"]));
