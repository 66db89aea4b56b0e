import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { SessionDevice } from "../../../src/contract.ts";
import { cleanText } from "../../../src/core/check/values.ts";
import { parseUserAgent } from "../../../src/core/user-agent/parser.ts";
import { casesOf } from "./cases-of.ts";

// The library looks for a browser around it once, when it loads.
const surroundings = vi.hoisted(() => {
  const window: { navigator?: object } = {};
  Object.assign(globalThis, { window });
  return window;
});
Reflect.deleteProperty(globalThis, "window");

const table = `
[what says nothing]
unknown | - | - | - | Mozilla/5.0
unknown | - | - | - | Mozilla/5.0 (admintool)
unknown | - | - | - | hello world
unknown | - | - | - | unknown
unknown | - | - | - | constructor
`;

test.each(casesOf(table))("reads %s", (userAgent, device) => {
  expect(parseUserAgent(userAgent)).toEqual(device);
});

test.each([undefined, null, "", " ", "\n\t", "\u200b\u202e", 0, 42, {}, [], ["curl/8"], Symbol("curl/8")])(
  "knows nothing where the user agent is %j",
  (userAgent) => {
    expect(parseUserAgent(userAgent as string)).toEqual({ type: "unknown" });
  },
);

test.each([
  [
    "Brave",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
    { type: "desktop", os: "Windows", browser: "Chrome", browserVersion: "131" },
  ],
  [
    "an iPad",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
    { type: "unknown", model: "iPad or Mac", browser: "Safari", browserVersion: "17" },
  ],
])("says the same on %s whose own user agent it reads", (_, userAgent, device) => {
  surroundings.navigator = {
    userAgent,
    standalone: false,
    maxTouchPoints: 5,
    brave: { isBrave: () => true },
    userAgentData: { mobile: true, platform: "macOS" },
  };
  expect(parseUserAgent(userAgent)).toEqual(device);
  delete surroundings.navigator;
});

test("reads through what can't be seen", () => {
  expect(
    parseUserAgent("Mozilla/5.0\t(Windows\u00a0NT 6.1; rv:109.0)\r\n Fire\u200bfox/115.0\u0000"),
  ).toEqual({
    type: "desktop",
    os: "Windows",
    osVersion: "7",
    browser: "Firefox",
    browserVersion: "115",
  });
});

test("reads 512 characters and no more", () => {
  const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0 ";
  expect(parseUserAgent(`${browser.padEnd(498, "x")} Googlebot/2.1`)).toMatchObject({ type: "bot" });
  expect(parseUserAgent(`${browser.padEnd(512, "x")} Googlebot/2.1`)).toMatchObject({ type: "desktop" });
});

test.each([
  " ",
  ".",
  "1",
  "1.",
  "(",
  ")",
  "()",
  "(()",
  "a/1 ",
  "a-",
  "Android ; ; ;",
  "Version/1.",
  "Mozilla/5.0 (",
  "Mobile; ",
  "bot-",
  "X11; Linux ",
  "%",
  "\ud83d",
  "\u202e",
  "__proto__ ",
  "constructor/",
])("survives 64 KB of %j", (text) => {
  for (const start of ["", "Mozilla/5.0 (Linux; Android 14; ", "MyBank/5.2 "])
    expect(faultsOf(parseUserAgent(start + text.repeat(65_536 / text.length)))).toEqual([]);
});

test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"])(
  "takes %s for a word like any other",
  (word) => {
    for (const userAgent of [word, `${word}/1.0`, `Mozilla/5.0 (${word}; Android 14; ${word}) ${word}/1.0`]) {
      const device = parseUserAgent(userAgent);
      expect(faultsOf(device)).toEqual([]);
      expect(Object.getPrototypeOf(device)).toBe(Object.prototype);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  },
);

const name = /^[^<>"'`&=/\\{}[\];:%$@]+$/;
const allowed = new Map([
  ["type", /^(desktop|mobile|tablet|tv|console|watch|cli|bot|unknown)$/],
  ["browser", name],
  ["browserVersion", /^[1-9]\d{0,3}$/],
  ["os", name],
  ["osVersion", /^(\d{1,3}(\.\d{1,3}){0,2}|XP|Vista)$/],
  ["model", name],
]);
const words =
  "Mozilla/5.0|(|)|;|Macintosh; Intel Mac OS X 10_15_7|Windows NT 10.0|iPhone; CPU iPhone OS 17_4 like Mac OS X|iPad|Linux; Android 14|Pixel 8|Build/1|AppleWebKit/605.1.15|(KHTML, like Gecko)|Version/17.4|Mobile/15E148|Safari/604.1|Chrome/131.0|CriOS/131|Firefox/133.0|Electron/30.1|CFNetwork/1410|Googlebot/2.1|Instagram 321.0|[FBAN/FBIOS;FBAV/450;]|Opera|X11|CrOS|Xbox; Xbox One|PlayStation 5|SmartTV|Tizen 6.0|wv|K|<b>|javascript|__proto__|\u202e|\ud800|🦊|\u0000|%0A|/|-1|9999999|é";
const anyCharacter = fc.nat(0x10ffff).map((point) => String.fromCodePoint(point));
const soup = fc
  .array(fc.tuple(fc.constantFrom(...words.split("|")), fc.constantFrom(" ", "", "; ", "/")), {
    maxLength: 24,
  })
  .map((parts) => parts.flat().join(""));

test("says nothing but short, plain, known things, whatever it reads", () => {
  fc.assert(
    fc.property(fc.oneof(soup, fc.string({ unit: anyCharacter, maxLength: 700 })), (userAgent) => {
      expect(faultsOf(parseUserAgent(userAgent))).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

/** The members that must not be shown: unknown ones, long or unclean texts, versions that are no numbers. */
function faultsOf(device: SessionDevice): [string, string][] {
  return Object.entries(device).filter(
    ([key, text]) => text !== cleanText(text, 40) || !allowed.get(key)?.test(text),
  );
}
