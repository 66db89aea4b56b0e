import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Device } from "../../src/devices/device.ts";
import { distinctNames, type GivenNumbers } from "../../src/devices/distinct-names.ts";
import { english } from "../../src/devices/english.ts";
import { plain } from "../support/words.ts";

const device = (name: string, more: Partial<Device> = {}): Device => ({
  id: "a",
  isCurrent: false,
  type: "desktop",
  name,
  session: { id: "a", isCurrent: false },
  ...more,
});
/** What people read, for devices that are listed for the first time. */
const namesOf = (devices: readonly Device[]) => distinctNames(devices, english).names.map(plain);
const at = (title: string) => ({ text: title, title, dateTime: "" });

test("a name that only one device has stays as it is", () =>
  expect(namesOf([device("Chrome on macOS", { place: "Athens" }), device("Safari on iPhone")])).toEqual([
    "Chrome on macOS",
    "Safari on iPhone",
  ]));

test("the place tells two apart, and those alone", () =>
  expect(
    namesOf([
      device("A", { place: "Athens" }),
      device("A", { place: "Lima" }),
      device("B", { place: "Rome" }),
    ]),
  ).toEqual(["A, Athens", "A, Lima", "B"]));

test("then the IP address", () =>
  expect(
    namesOf([
      device("A", { place: "Athens", ipAddress: "203.0.113.x" }),
      device("A", { place: "Athens", ipAddress: "192.0.2.x" }),
      device("A", { place: "Lima", ipAddress: "192.0.2.x" }),
    ]),
  ).toEqual(["A, Athens, 203.0.113.x", "A, Athens, 192.0.2.x", "A, Lima"]));

test("then when it signed in", () =>
  expect(namesOf([device("A", { signedIn: at("Nov 20") }), device("A", { signedIn: at("Nov 21") })])).toEqual(
    ["A, Nov 20", "A, Nov 21"],
  ));

test("then a number", () => expect(namesOf([device("A"), device("A")])).toEqual(["A, 1", "A, 2"]));

test("a number does not make a name that another device has", () =>
  expect(namesOf([device("A"), device("A"), device("A, 1")])).toEqual(["A, 2", "A, 3", "A, 1"]));

test("a place does not make a name that another device has", () => {
  const names = namesOf([device("A", { place: "X" }), device("A", { place: "Y" }), device("A, X")]);
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
      const names = namesOf(devices);
      expect(new Set(names).size).toBe(devices.length);
      expect(names.every((name, index) => name.startsWith(devices[index]?.name ?? "?"))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("thousands of devices of one name are told apart in one go", () => {
  const names = namesOf(Array.from({ length: 10_000 }, () => device("A")));
  expect(new Set(names).size).toBe(10_000);
});

test("a detail that both have is left out", () =>
  expect(
    namesOf([
      device("A", { place: "Athens", signedIn: at("Nov 20") }),
      device("A", { place: "Athens", signedIn: at("Nov 21") }),
    ]),
  ).toEqual(["A, Nov 20", "A, Nov 21"]));

test("what only one of two has is enough", () =>
  expect(namesOf([device("A", { place: "Athens" }), device("A")])).toEqual(["A, Athens", "A"]));

describe("a number", () => {
  const [a, b, c] = ["a", "b", "c"].map((id) => device("Chrome on macOS", { id })) as [
    Device,
    Device,
    Device,
  ];
  /** The names of each list in turn, in one page. */
  const follow = (...lists: Device[][]) => {
    let given: GivenNumbers | undefined;
    return lists.map((devices) => {
      const next = distinctNames(devices, { ...english, given });
      given = next.given;
      return Object.fromEntries(devices.map(({ id }, index) => [id, plain(next.names[index] ?? "")]));
    });
  };

  test("stays with its device when another one leaves, also the last other one", () =>
    expect(follow([a, b, c], [b, c], [c])).toEqual([
      { a: "Chrome on macOS, 1", b: "Chrome on macOS, 2", c: "Chrome on macOS, 3" },
      { b: "Chrome on macOS, 2", c: "Chrome on macOS, 3" },
      { c: "Chrome on macOS, 3" },
    ]));

  test("stays with its device in another order", () =>
    expect(follow([a, b], [b, a])[1]).toEqual({ a: "Chrome on macOS, 1", b: "Chrome on macOS, 2" }));

  test("is not given again to a device that comes later", () =>
    expect(follow([a, b], [b, c])[1]).toEqual({ b: "Chrome on macOS, 2", c: "Chrome on macOS, 3" }));

  test("is there again for a device that comes back", () =>
    expect(follow([a, b], [b], [b, c, a])[2]).toMatchObject({
      a: "Chrome on macOS, 1",
      c: "Chrome on macOS, 3",
    }));

  test("is one for a name, whichever details tell its devices apart by then", () => {
    const inAthens = [a, b].map((one) => ({ ...one, place: "Athens" }));
    const inLima = { ...c, place: "Lima" };
    const lists = follow([...inAthens, inLima], [...inAthens].reverse());
    expect(lists).toEqual([
      { a: "Chrome on macOS, Athens, 1", b: "Chrome on macOS, Athens, 2", c: "Chrome on macOS, Lima" },
      { a: "Chrome on macOS, 1", b: "Chrome on macOS, 2" },
    ]);
  });

  test("is given anew if a person gives another device the very name", () => {
    const named = device("Chrome on macOS, 1", { id: "named" });
    expect(follow([a, b], [a, b, named])[1]).toEqual({
      a: "Chrome on macOS, 3",
      b: "Chrome on macOS, 2",
      named: "Chrome on macOS, 1",
    });
  });

  test("is written as the locale does", () =>
    expect(distinctNames([a, b], { ...english, number: (value) => `<${value}>` }).names.map(plain)).toEqual([
      "Chrome on macOS, <1>",
      "Chrome on macOS, <2>",
    ]));
});

test("each part is isolated, and one that isolates its own parts stays as it is", () =>
  expect(
    distinctNames(
      [
        device("\u2068Chrome\u2069 on \u2068macOS\u2069", {
          place: "\u2068Athens\u2069, \u2068Greece\u2069",
        }),
        device("Chrome on macOS", { place: "Lima" }),
        device("curl"),
      ],
      english,
    ).names,
  ).toEqual([
    "\u2068Chrome\u2069 on \u2068macOS\u2069, \u2068Athens\u2069, \u2068Greece\u2069",
    "\u2068Chrome on macOS\u2069, \u2068Lima\u2069",
    "curl",
  ]));

test("parts are joined as the language joins them", () =>
  expect(
    distinctNames([device("A", { place: "B" }), device("A", { place: "C" })], {
      ...english,
      listed: (parts) => parts.join("، "),
    }).names.map(plain),
  ).toEqual(["A، B", "A، C"]));
