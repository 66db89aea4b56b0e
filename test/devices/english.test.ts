import { expect, test } from "vitest";
import { deviceEnglish } from "../../src/devices/device-english.ts";
import { english } from "../../src/devices/english.ts";
import {
  historyEnglish,
  promptEnglish,
  renameEnglish,
  selectionEnglish,
  wasntMeEnglish,
} from "../../src/devices/feature-english.ts";
import { en } from "../../src/locales/en.ts";

const { number } = english;

test("headless use and the widget say the same of a device", () => {
  expect(english).toMatchObject(deviceEnglish);
});

test("the locale has every text, and the widget loads none of what only some pages have", () => {
  const features = {
    ...selectionEnglish,
    ...wasntMeEnglish,
    ...promptEnglish,
    ...renameEnglish,
    ...historyEnglish,
  };
  expect(en).toEqual({ ...english, ...features });
  expect(Object.keys(english).filter((key) => key in features)).toEqual([]);
});

test("one device is not called devices", () => {
  expect(english.summary(1, false, number)).toBe("You’re signed in on 1 device.");
  expect(english.signedOutOthers(1, 1, number)).toBe("1 device signed out.");
  expect(english.skipped(1, number)).toBe("1 more device couldn’t be shown.");
  expect(english.expired(1, number)).toBe("1 more has expired.");
  expect(english.confirmOthersButton(1, number)).toBe("Sign out 1 device");
  expect(english.staying(1, english["stays:too-new"], number)).toBe("1 stays: signed in too recently.");
  expect(english.revocationLag(1, number)).toBe(
    "A device may keep working for up to a minute after it’s signed out.",
  );
});

test("several devices are counted, and the number is written", () => {
  expect(english.summary(1234, true, number)).toBe("You’re signed in on at least 1,234 devices.");
  expect(english.signedOutOthers(2, 3, number)).toBe("2 of 3 signed out.");
  expect(english.skipped(2, number)).toBe("2 more devices couldn’t be shown.");
  expect(english.expired(2, number)).toBe("2 more have expired.");
  expect(english.confirmOthersButton(37, number)).toBe("Sign out 37 devices");
  expect(english.staying(2, english["stays:managed-elsewhere"], number)).toBe(
    "2 stay: managed by your organization.",
  );
});

test.each([
  [undefined, "Sign out all other devices?", "Sign out all others"],
  [1, "Sign out the other device?", "Sign out 1 device"],
  [5, "Sign out 5 other devices?", "Sign out 5 devices"],
])("%s others: the question and its button say how many", (count, question, button) => {
  expect(english.confirmOthersTitle(count, number)).toBe(question);
  expect(english.confirmOthersButton(count, number)).toBe(button);
});

test("a search without a hit names what was looked for, if it was a text", () => {
  expect(english.noMatch("opra")).toBe("No device matches “opra”.");
  expect(english.noMatch("")).toBe("No device matches.");
});

test("every reason is a sentence of its own", () => {
  const reasons = Object.entries(english).filter(([key]) => key.startsWith("error:"));
  expect(reasons.length).toBeGreaterThan(10);
  for (const [, reason] of reasons) expect(reason).toMatch(/^[A-Z].*\.$/);
});

test("no text is cold or stiff: what can be contracted is, and one verb is used for the deed", () => {
  const texts = Object.values(en).map((label) => (typeof label === "string" ? label : String(label)));
  expect(texts.join("\n")).not.toMatch(
    /could not|can not|cannot|did not|was not|you are|You are|it is|isn't|can't|\bended?\b|log out|terminat|Place unknown/,
  );
});

test("a selection says how many it has, of how many", () => {
  const { selected, selectedOf, selectedShort, signOutSelected, signOutSelectedShort } = selectionEnglish;
  const { confirmSelectedTitle, confirmSelectedButton } = selectionEnglish;
  expect([selected(3, number), selectedOf(3, 1039, number), selectedShort(3, 39, number)]).toEqual([
    "3 selected",
    "3 selected of 1,039",
    "3 of 39",
  ]);
  expect([signOutSelected(1, number), signOutSelected(3, number), signOutSelectedShort(3, number)]).toEqual([
    "Sign out 1 device…",
    "Sign out 3 devices…",
    "Sign out 3…",
  ]);
  expect([confirmSelectedTitle(3, number), confirmSelectedButton(3, number)]).toEqual([
    "Sign out 3 devices?",
    "Sign out 3 devices",
  ]);
});

test.each([
  [undefined, "Sign out all other devices"],
  [1, "Sign out 1 other device"],
  [4, "Sign out 4 other devices"],
])("%s others after a password change: the button says how many", (count, text) =>
  expect(promptEnglish.promptButton(count, number)).toBe(text),
);

test("the title of the history says for how long it is kept, if that is known", () => {
  expect(historyEnglish.historyTitle(30, undefined, number)).toBe("Ended in the last 30 days");
  expect(historyEnglish.historyTitle(1, undefined, number)).toBe("Ended in the last day");
  expect(historyEnglish.historyTitle(undefined, undefined, number)).toBe("Ended sessions");
});

test("the title of the history says how many there are, if that is known and there are any", () => {
  expect(historyEnglish.historyTitle(30, 12, number)).toBe("Ended in the last 30 days (12)");
  expect(historyEnglish.historyTitle(undefined, 1234, number)).toBe("Ended sessions (1,234)");
  expect(historyEnglish.historyTitle(undefined, 0, number)).toBe("Ended sessions");
});

test("an empty history is said in a sentence", () => {
  expect(historyEnglish.noHistory(30, number)).toBe("No past sessions in the last 30 days.");
  expect(historyEnglish.noHistory(1, number)).toBe("No past sessions in the last day.");
  expect(historyEnglish.noHistory(undefined, number)).toBe("No past sessions.");
});

test.each([
  ["signed-out", "Ended Jan 3, 2:02 PM: signed out by you", "Signed out by you"],
  ["expired", "Ended Jan 3, 2:02 PM: expired", "Expired"],
  ["replaced", "Ended Jan 3, 2:02 PM: replaced", "Replaced"],
  ["revoked", "Ended Jan 3, 2:02 PM: signed out elsewhere", "Signed out elsewhere"],
  ["unknown", "Ended Jan 3, 2:02 PM", "Ended"],
] as const)("an end of the kind %s is said with its time, and without one", (reason, withTime, without) => {
  expect(historyEnglish[`ended:${reason}`]("Jan 3, 2:02 PM")).toBe(withTime);
  expect(historyEnglish[`ended:${reason}`]()).toBe(without);
});

test("a date and time is written in English", () =>
  expect(english.exact(Date.UTC(2026, 10, 21, 14, 5))).toMatch(/^Nov 2[12], 2026, \d{1,2}:05\s[AP]M \S+$/));

test("a time of day is written in English", () =>
  expect(english.clock(Date.UTC(2026, 10, 21, 14, 5))).toMatch(/^\d{1,2}:05\s[AP]M$/));
