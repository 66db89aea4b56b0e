import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { UserSession } from "../../src/contract.ts";
import type { SessionWords } from "../../src/devices/device-index.ts";
import { distinctNames, type GivenNumbers } from "../../src/devices/distinct-names.ts";
import { english } from "../../src/devices/english.ts";
import { plain } from "../support/words.ts";

interface Words extends Partial<Omit<SessionWords, "name" | "text">> {
  signedIn?: string;
}

const wordsOf = new WeakMap<UserSession, SessionWords & { signedIn?: string | undefined }>();
let made = 0;
/** A session that people know by these words. */
const device = (name: string, { id = `${made++}`, ...words }: Words & { id?: string } = {}): UserSession => {
  const session = { id, isCurrent: false, name };
  wordsOf.set(session, { name, place: undefined, ipAddress: undefined, text: "", ...words });
  return session;
};
const options = {
  ...english,
  index: (session: UserSession) => wordsOf.get(session) as SessionWords,
  signedInOn: (session: UserSession) => wordsOf.get(session)?.signedIn,
};
const namesFor = (sessions: readonly UserSession[], changes: Partial<typeof options> = {}) => {
  const { names } = distinctNames(sessions, { ...options, ...changes });
  return sessions.map(({ id }) => names.get(id));
};
/** What people read, for devices that are listed for the first time. */
const namesOf = (sessions: readonly UserSession[]) =>
  namesFor(sessions).map((name) => plain(name?.distinctName));

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

test("then when it signed in", () =>
  expect(namesOf([device("A", { signedIn: "Nov 20" }), device("A", { signedIn: "Nov 21" })])).toEqual([
    "A, Nov 20",
    "A, Nov 21",
  ]));

test("then the IP address", () =>
  expect(
    namesOf([
      device("A", { place: "Athens", ipAddress: "203.0.113.x", signedIn: "Nov 20" }),
      device("A", { place: "Athens", ipAddress: "192.0.2.x", signedIn: "Nov 20" }),
      device("A", { place: "Lima", ipAddress: "192.0.2.x" }),
    ]),
  ).toEqual(["A, Athens, 203.0.113.x", "A, Athens, 192.0.2.x", "A, Lima"]));

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
        ...(title && { signedIn: title }),
      }),
    );
  fc.assert(
    fc.property(fc.array(anyDevice, { maxLength: 12 }), (devices) => {
      const names = namesOf(devices);
      expect(new Set(names).size).toBe(devices.length);
      expect(
        names.every((name, at) => name.startsWith(wordsOf.get(devices[at] as UserSession)?.name ?? "?")),
      ).toBe(true);
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
      device("A", { place: "Athens", signedIn: "Nov 20" }),
      device("A", { place: "Athens", signedIn: "Nov 21" }),
    ]),
  ).toEqual(["A, Nov 20", "A, Nov 21"]));

test("what only one of two has is enough", () =>
  expect(namesOf([device("A", { place: "Athens" }), device("A")])).toEqual(["A, Athens", "A"]));

describe("a number", () => {
  const [a, b, c] = ["a", "b", "c"].map((id) => device("Chrome on macOS", { id })) as [
    UserSession,
    UserSession,
    UserSession,
  ];
  /** The names of each list in turn, in one page. */
  const follow = (...lists: UserSession[][]) => {
    let given: GivenNumbers | undefined;
    return lists.map((sessions) => {
      const next = distinctNames(sessions, { ...options, given });
      given = next.given;
      return Object.fromEntries(sessions.map(({ id }) => [id, plain(next.names.get(id)?.distinctName)]));
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
    const inAthens = ["a", "b"].map((id) => device("Chrome on macOS", { id, place: "Athens" }));
    const inLima = device("Chrome on macOS", { id: "c", place: "Lima" });
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
    expect(
      namesFor([a, b], { number: (value) => `<${value}>` }).map((name) => plain(name?.distinctName)),
    ).toEqual(["Chrome on macOS, <1>", "Chrome on macOS, <2>"]));
});

test("each part is isolated, and one that isolates its own parts stays as it is", () =>
  expect(
    namesFor([
      device("\u2068Chrome\u2069 on \u2068macOS\u2069", {
        place: "\u2068Athens\u2069, \u2068Greece\u2069",
      }),
      device("Chrome on macOS", { place: "Lima" }),
      device("curl"),
    ]).map((name) => name?.distinctName),
  ).toEqual([
    "\u2068Chrome\u2069 on \u2068macOS\u2069, \u2068Athens\u2069, \u2068Greece\u2069",
    "\u2068Chrome on macOS\u2069, \u2068Lima\u2069",
    "curl",
  ]));

test("parts are joined as the language joins them", () =>
  expect(
    namesFor([device("A", { place: "B" }), device("A", { place: "C" })], {
      listed: (parts) => parts.join("، "),
    }).map((name) => plain(name?.distinctName)),
  ).toEqual(["A، B", "A، C"]));

describe("what tells a device apart, beside its name and place", () => {
  const distinctions = (...sessions: UserSession[]) => {
    const names = namesFor(sessions);
    return names.map((name) => name?.distinction && plain(name.distinction));
  };

  test("is nothing if name and place are enough", () =>
    expect(
      distinctions(device("A", { place: "Athens" }), device("A", { place: "Lima" }), device("B")),
    ).toEqual([undefined, undefined, undefined]));

  test("is when it signed in", () =>
    expect(
      distinctions(
        device("A", { place: "Athens", signedIn: "Nov 20" }),
        device("A", { place: "Athens", signedIn: "Nov 21" }),
        device("A", { place: "Lima", signedIn: "Nov 21" }),
      ),
    ).toEqual(["Nov 20", "Nov 21", undefined]));

  test("is several words where one is not enough", () =>
    expect(
      distinctions(
        device("A", { signedIn: "Nov 20", ipAddress: "192.0.2.x" }),
        device("A", { signedIn: "Nov 20", ipAddress: "203.0.113.x" }),
        device("A", { signedIn: "Nov 21" }),
      ),
    ).toEqual(["Nov 20, 192.0.2.x", "Nov 20, 203.0.113.x", "Nov 21"]));

  test("is a number where nothing else is left", () =>
    expect(distinctions(device("A"), device("A"))).toEqual(["1", "2"]));

  test("is in the name with the same words", () => {
    for (const name of namesFor([device("A"), device("A", { place: "Athens" }), device("A")]))
      expect(plain(name?.distinctName)).toContain(plain(name?.distinction ?? ""));
  });

  test("is asked for only where name and place are not enough", () => {
    const asked: string[] = [];
    namesFor([device("A"), device("B", { id: "b1" }), device("B", { id: "b2" })], {
      signedInOn: ({ id }) => {
        asked.push(id);
        return undefined;
      },
    });
    expect(asked).toEqual(["b1", "b2"]);
  });
});

test("names that differ in how their accents are stored alone look the same, so they are told apart", () =>
  expect(namesOf([device("Café"), device("Cafe\u0301")]).map((name) => name.normalize())).toEqual([
    "Café, 1",
    "Café, 2",
  ]));
