import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { SessionDevice, SessionList, SessionLocation, UserSession } from "../../src/contract.ts";
import { checkList } from "../../src/core/check/check-list.ts";
import type { Device } from "../../src/devices/device.ts";
import { english } from "../../src/devices/english.ts";
import { type ToDeviceOptions, toDevice } from "../../src/devices/to-device.ts";
import { takeConsole } from "../setup/console.ts";
import { plain } from "../support/words.ts";
import { deviceOptions, now, secondsAgo } from "./device-options.ts";

const show = (session: Partial<UserSession>, options: Partial<ToDeviceOptions> = {}): Device => {
  const whole: UserSession = { id: "a", isCurrent: false, ...session };
  return toDevice(whole, { ...deviceOptions([whole]), ...options });
};

describe("the name", () => {
  const name = (device: SessionDevice | undefined) => plain(show(device ? { device } : {}).name);

  test("says browser and system", () =>
    expect(name({ type: "desktop", browser: "Chrome", os: "macOS" })).toBe("Chrome on macOS"));

  test("is the one that the user gave, before any other", () =>
    expect(show({ name: "Work", device: { type: "desktop", label: "WS-113", browser: "Edge" } }).name).toBe(
      "Work",
    ));

  test("is the one that the backend made, before one that is put together", () =>
    expect(name({ type: "desktop", label: "Ann's laptop", browser: "Chrome", os: "macOS" })).toBe(
      "Ann's laptop",
    ));

  test("says iPhone and iPad, not iOS", () => {
    expect(name({ type: "mobile", browser: "Safari", os: "iOS", model: "iPhone" })).toBe("Safari on iPhone");
    expect(name({ type: "tablet", browser: "Safari", os: "iPadOS", model: "iPad" })).toBe("Safari on iPad");
  });

  test("says Android, not a model that few know", () =>
    expect(name({ type: "mobile", browser: "Chrome", os: "Android", model: "SM-S921B" })).toBe(
      "Chrome on Android",
    ));

  test("says the model where there is no system", () =>
    expect(name({ type: "tv", model: "Bravia" })).toBe("Bravia"));

  test("says the browser alone where that is all that is known", () =>
    expect(name({ type: "cli", browser: "curl" })).toBe("curl"));

  test("says the system alone where that is all that is known", () =>
    expect(name({ type: "desktop", os: "Windows" })).toBe("Windows"));

  test("is unknown where nothing is known, whatever kind of device it is", () => {
    expect(name(undefined)).toBe("Unknown device");
    expect(name({ type: "mobile" })).toBe("Unknown device");
  });
});

describe("a text of several parts", () => {
  const arabic = {
    ...english,
    browserOn: (browser: string, system: string) => `${browser} على ${system}`,
    place: (city: string, country: string) => `${city}، ${country}`,
  };
  const device: SessionDevice = { type: "desktop", browser: "Chrome", os: "macOS" };

  test("isolates each, so that a page in Arabic or Hebrew reads them in its own order", () => {
    const said = show(
      { device, location: { city: "Athens", country: "GR" } },
      { labels: arabic, locale: "ar" },
    );
    expect(said.name).toBe("\u2068Chrome\u2069 على \u2068macOS\u2069");
    expect(said.place).toBe("\u2068Athens\u2069، \u2068اليونان\u2069");
  });

  test("is put in the order of the language", () =>
    expect(
      show(
        { location: { city: "京都市", country: "JP" } },
        { labels: { ...english, place: (city, country) => `${country}${city}` }, locale: "ja" },
      ).place,
    ).toBe("\u2068日本\u2069\u2068京都市\u2069"));

  test("is none if there is one part, or somebody else wrote it whole", () => {
    expect(show({ device: { type: "cli", browser: "curl" } }).name).toBe("curl");
    expect(show({ device: { ...device, label: "WS-113" } }).name).toBe("WS-113");
    expect(show({ device, name: "Work" }).name).toBe("Work");
    expect(show({ location: { country: "GR" } }).place).toBe("Greece");
    expect(show({ location: { label: "Kenya, Nairobi" } }).place).toBe("Kenya, Nairobi");
  });
});

describe("the kind of device", () => {
  test("is the backend's", () => expect(show({ device: { type: "watch" } }).type).toBe("watch"));
  test("is unknown where the backend says nothing", () => expect(show({}).type).toBe("unknown"));
});

describe("the place", () => {
  const place = (location: SessionLocation, locale = "en") => {
    const said = show({ location }, { locale }).place;
    return said && plain(said);
  };

  test("is city and country, in the reader's language", () => {
    expect(place({ city: "Athens", country: "GR" })).toBe("Athens, Greece");
    expect(place({ city: "Athen", country: "GR" }, "de")).toBe("Athen, Griechenland");
  });

  test("is the region where there is no city", () =>
    expect(place({ region: "Attica", country: "GR" })).toBe("Attica, Greece"));

  test("leaves the region out where there is a city", () =>
    expect(place({ city: "Athens", region: "Attica" })).toBe("Athens"));

  test("is the country alone where that is all that is known", () =>
    expect(place({ country: "GR" })).toBe("Greece"));

  test("is the backend's own text where it sends nothing else", () =>
    expect(place({ label: "Kenya, Nairobi" })).toBe("Kenya, Nairobi"));

  test("is put together from the parts even where the backend has a text of its own", () =>
    expect(place({ city: "Nairobi", country: "KE", label: "Kenya, Nairobi" })).toBe("Nairobi, Kenya"));

  test.each([
    ["Singapore", "SG", "en", "Singapore"],
    ["SINGAPORE", "SG", "en", "SINGAPORE"],
    ["Singapore", "SG", "de", "Singapore"],
    ["Singapur", "SG", "de", "Singapur"],
    ["Luxembourg", "LU", "de", "Luxembourg"],
    ["Hong Kong", "HK", "en", "Hong Kong"],
    ["Hong Kong", "HK", "de", "Hong Kong"],
    ["Macao", "MO", "ja", "Macao"],
    ["Curacao", "CW", "en", "Curacao"],
    ["Monaco", "MC", "fr", "Monaco"],
  ])("says what a city and its country share once: %s, %s in %s", (city, country, locale, said) => {
    expect(place({ city, country }, locale)).toBe(said);
    expect(place({ region: city, country }, locale)).toBe(said);
  });

  test("says both if one is only the start of the other's word", () =>
    expect(place({ region: "Niger", country: "NG" })).toBe("Niger, Nigeria"));

  test("says a country with its whole name beside another city", () =>
    expect(place({ city: "Kowloon", country: "HK" })).toBe("Kowloon, Hong Kong SAR China"));

  test.each([
    "XX",
    "ZZ",
    "AA",
    "SU",
    "YU",
    "DD",
    "QU",
    "EU",
    "UN",
    "XA",
    "T1",
    "U1",
    "USA",
    "uk",
    "A",
    "",
    "999",
    "<b>",
  ])("leaves out a country code that names no country: %j", (country) => {
    expect(place({ city: "Athens", country })).toBe("Athens");
    expect(place({ country, label: "Athens" })).toBe("Athens");
    expect(place({ country })).toBeUndefined();
  });

  test("knows the code that people use for the United Kingdom", () =>
    expect(place({ country: "UK" })).toBe("United Kingdom"));

  test("is unknown where there are coordinates only", () =>
    expect(place({ latitude: 38, longitude: 23.7 })).toBeUndefined());
});

describe("the IP address", () => {
  test("is masked", () => expect(show({ ipAddress: "203.0.113.7" }).ipAddress).toBe("203.0.113.x"));
  test("is absent where it is none", () => expect(show({ ipAddress: "unknown" }).ipAddress).toBeUndefined());
});

describe("times", () => {
  test("last active is said relative to now, and exactly beside it", () =>
    expect(show({ lastActiveAt: secondsAgo(720) }).lastActive).toEqual({
      text: "Active 12 minutes ago",
      title: "Nov 21, 2026, 1:48 PM UTC",
      dateTime: "2026-11-21T13:48:00.000Z",
    }));

  test("the list's granularity is honoured", () =>
    expect(
      show(
        { lastActiveAt: secondsAgo(3 * 3600) },
        { list: { sessions: [], lastActiveGranularitySeconds: 86_400 } },
      ).lastActive?.text,
    ).toBe("Active in the last 3 hours"));

  test("last active in the future is unknown, not now", () =>
    expect(show({ lastActiveAt: secondsAgo(-3600) }).lastActive).toBeUndefined());

  test("last active is absent where the backend does not say it", () =>
    expect(show({}).lastActive).toBeUndefined());

  test.each([secondsAgo(86_400), secondsAgo(-86_400), undefined])(
    "the current device is active now, though %s was written down",
    (lastActiveAt) =>
      expect(show({ isCurrent: true, ...(lastActiveAt && { lastActiveAt }) }).lastActive).toEqual({
        text: "Active now",
        title: "Nov 21, 2026, 2:00 PM UTC",
        dateTime: "2026-11-21T14:00:00.000Z",
      }),
  );

  test("the current device's moment is the same within a minute", () =>
    expect(show({ isCurrent: true }, { now: now + 59_999 })).toEqual(show({ isCurrent: true })));

  test("signed in and expires are exact", () => {
    const device = show({ createdAt: secondsAgo(86_400), expiresAt: secondsAgo(-86_400) });
    expect(device.signedIn?.text).toBe("Nov 20, 2026, 2:00 PM UTC");
    expect(device.expires?.text).toBe("Nov 22, 2026, 2:00 PM UTC");
  });

  test.each([
    ["America/New_York", "2026-03-08T06:59:00.000Z", "Mar 8, 2026, 1:59 AM EST"],
    ["America/New_York", "2026-03-08T07:00:00.000Z", "Mar 8, 2026, 3:00 AM EDT"],
    ["Asia/Kathmandu", "2026-11-21T14:00:00.000Z", "Nov 21, 2026, 7:45 PM GMT+5:45"],
    ["Pacific/Kiritimati", "2026-11-21T14:00:00.000Z", "Nov 22, 2026, 4:00 AM GMT+14"],
    ["UTC", "2024-02-29T23:59:00.000Z", "Feb 29, 2024, 11:59 PM UTC"],
  ])("the time zone is the reader's: %s", (timeZone, createdAt, title) =>
    expect(show({ createdAt }, { timeZone }).signedIn?.title).toBe(title),
  );

  test("words and dates follow the locale", () => {
    const device = show({ lastActiveAt: secondsAgo(86_400) }, { locale: "de", timeZone: "Europe/Berlin" });
    expect(device.lastActive).toMatchObject({
      text: "Active vor 1 Tag",
      title: "20. Nov. 2026, 15:00 MEZ",
    });
  });
});

describe("what the details say", () => {
  test("browser and system have their versions, as they say", () =>
    expect(
      show({
        device: { type: "mobile", browser: "Safari", browserVersion: "26.2", os: "iOS", osVersion: "26.2" },
      }),
    ).toMatchObject({ browser: "Safari 26.2", system: "iOS 26.2" }));

  test("a version without a name is left out", () => {
    const device = show({ device: { type: "desktop", browserVersion: "1", osVersion: "2" } });
    expect(device).not.toHaveProperty("browser");
    expect(device).not.toHaveProperty("system");
  });

  test("a place has its parts, with the flag of its country", () =>
    expect(show({ location: { city: "Athens", region: "Attica", country: "GR" } }).placeParts).toEqual({
      city: "Athens",
      region: "Attica",
      country: "Greece",
      countryCode: "GR",
      flag: "🇬🇷",
    }));

  test.each([{ label: "Kenya, Nairobi" }, { latitude: 38, longitude: 23.7 }, { country: "ZZ" }])(
    "a place without parts has none: %j",
    (location) => expect(show({ location })).not.toHaveProperty("placeParts"),
  );

  test("the code that is in use for the United Kingdom has its flag, and Kosovo has one", () => {
    const flag = (country: string) => show({ location: { country } }).placeParts?.flag;
    expect(flag("UK")).toBe("🇬🇧");
    expect(flag("XK")).toBe("🇽🇰");
  });

  test("a code that names no country has no flag", () =>
    expect(show({ location: { city: "Athens", country: "ZZ" } }).placeParts).toEqual({ city: "Athens" }));

  test("how long ago the sign-in was stands beside its exact time", () => {
    expect(show({ createdAt: secondsAgo(3 * 86_400) }).signedIn?.relative).toBe("3 days ago");
    expect(show({ createdAt: secondsAgo(59) }).signedIn).not.toHaveProperty("relative");
  });

  test("the sign-in method is the backend's own word", () =>
    expect(show({ signInMethod: "passkey" }).signInMethod).toBe("passkey"));

  test("an end without use says for how long", () =>
    expect(show({ lastActiveAt: secondsAgo(86_400), idleExpiresAt: secondsAgo(-2 * 86_400) })).toMatchObject({
      unusedFor: "3 days",
      idleExpires: { text: "Nov 23, 2026, 2:00 PM UTC" },
    }));

  test("an end without use says no duration where the last activity is unknown", () => {
    const device = show({ idleExpiresAt: secondsAgo(-86_400) });
    expect(device.idleExpires?.text).toBe("Nov 22, 2026, 2:00 PM UTC");
    expect(device).not.toHaveProperty("unusedFor");
  });

  test("a last activity that may have been later says so", () => {
    const lastActiveAt = secondsAgo(3 * 3600);
    const list = { sessions: [], lastActiveGranularitySeconds: 86_400 };
    expect(show({ lastActiveAt }, { list }).lastActive?.isLowerBound).toBe(true);
    expect(show({ lastActiveAt }).lastActive).not.toHaveProperty("isLowerBound");
    expect(show({ lastActiveAt, isCurrent: true }).lastActive).not.toHaveProperty("isLowerBound");
  });

  test("an exact time is made when it is read, and once", () => {
    const format = vi.spyOn(Intl.DateTimeFormat.prototype as { readonly format: unknown }, "format", "get");
    const device = show({ createdAt: secondsAgo(60) });
    const before = format.mock.calls.length;
    expect(device.signedIn?.title).toBe(device.signedIn?.title);
    const after = format.mock.calls.length;
    format.mockRestore();
    expect([before, after]).toEqual([0, 1]);
  });
});

describe("who is asking", () => {
  const others = (count: number): SessionList => ({
    sessions: Array.from({ length: count }, (_, index) => ({ id: `${index}`, isCurrent: true })),
  });

  test("the only session that says so is the current one", () =>
    expect(show({ isCurrent: true }).isCurrent).toBe(true));

  test("none is where several say so", () => {
    const list = others(2);
    expect(
      list.sessions.map((session) => toDevice(session, { ...deviceOptions([]), list }).isCurrent),
    ).toEqual([false, false]);
  });

  test("a copy of the current session is the current one too", () => {
    const list = others(1);
    const copy = { ...list.sessions[0], id: "0", isCurrent: true, name: "renamed" };
    expect(toDevice(copy, { ...deviceOptions([]), list }).isCurrent).toBe(true);
  });

  test("a name that says so makes nothing the current one", () =>
    expect(show({ name: "This device" })).toMatchObject({ name: "This device", isCurrent: false }));
});

describe("why a device can't be signed out", () => {
  test("is a sentence", () =>
    expect(show({ notRevocable: { reason: "managed-elsewhere" } }).notRevocable).toBe(
      english["notRevocable:managed-elsewhere"],
    ));

  test("names the time from which it can", () =>
    expect(show({ notRevocable: { reason: "too-new", until: secondsAgo(-3600) } }).notRevocable).toContain(
      "Nov 21, 2026, 3:00 PM UTC",
    ));

  test("names no time that nobody gave", () =>
    expect(show({ notRevocable: { reason: "too-new" } }).notRevocable).toBe(
      english["notRevocable:too-new"](),
    ));
});

test("what is unknown is absent, not empty", () =>
  expect(Object.keys(show({})).sort()).toEqual(["id", "isCurrent", "name", "session", "type"]));

test("the session itself is handed out unchanged", () => {
  const session: UserSession = { id: "a", isCurrent: false, consequence: "also removes a second factor" };
  expect(toDevice(session, deviceOptions([session])).session).toBe(session);
});

const junk = fc.oneof(
  fc.string(),
  fc.anything(),
  fc.constantFrom("2024-02-30T00:00:00Z", "0", "Invalid", "2026-11-21T00:00:00Z", "+275761-01-01T00:00:00Z"),
);
const hostileSession = fc.record(
  {
    id: fc.constant("a"),
    isCurrent: fc.boolean(),
    createdAt: junk,
    lastActiveAt: junk,
    expiresAt: junk,
    ipAddress: junk,
    name: junk,
    device: fc.oneof(junk, fc.record({ type: junk, browser: junk, os: junk, model: junk, label: junk })),
    location: fc.oneof(junk, fc.record({ city: junk, region: junk, country: junk, label: junk })),
    notRevocable: fc.oneof(junk, fc.record({ reason: junk, until: junk })),
  },
  { requiredKeys: ["id"] },
);

test("whatever the input check lets in can be painted", async () => {
  await fc.assert(
    fc.asyncProperty(hostileSession, fc.constantFrom("en", "de", "ar"), async (row, locale) => {
      const list = await checkList({ sessions: [row] });
      for (const session of list.sessions) {
        const device = toDevice(session, { ...deviceOptions([]), list, locale });
        expect(device.name).not.toBe("");
      }
    }),
    { numRuns: 500 },
  );
});

test("times that are none are unknown, even in a list that came past the input check", () => {
  const device = show({
    isCurrent: true,
    lastActiveAt: "Invalid",
    createdAt: "2026-13-01",
    expiresAt: "",
    notRevocable: { reason: "too-new", until: "soon" },
  });
  expect(device).not.toHaveProperty("signedIn");
  expect(device).not.toHaveProperty("expires");
  expect(device.notRevocable).toBe(english["notRevocable:too-new"]());
  expect(show({ lastActiveAt: "Invalid" })).not.toHaveProperty("lastActive");
});

test.each(["0001-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z", "1999-12-31T23:59:59.999Z"])(
  "a zero is unknown, even in a list that came past the input check: %s",
  (zero) => {
    const device = show({
      createdAt: zero,
      lastActiveAt: zero,
      expiresAt: zero,
      notRevocable: { reason: "too-new", until: zero },
    });
    expect(device).not.toHaveProperty("signedIn");
    expect(device).not.toHaveProperty("lastActive");
    expect(device).not.toHaveProperty("expires");
    expect(device.notRevocable).toBe(english["notRevocable:too-new"]());
  },
);

test("what has happened is unknown if it lies more than a day ahead of now, what will happen is not", () => {
  const day = 86_400;
  expect(show({ createdAt: secondsAgo(-day) })).toHaveProperty("signedIn");
  const ahead = secondsAgo(-day - 1);
  const device = show({ createdAt: ahead, lastActiveAt: ahead, expiresAt: ahead });
  expect(device).not.toHaveProperty("signedIn");
  expect(device).not.toHaveProperty("lastActive");
  expect(device).toHaveProperty("expires");
});

test("the clock of these tests stands", () =>
  expect(new Date(now).toISOString()).toBe("2026-11-21T14:00:00.000Z"));

test("a locale and a time zone that Intl does not know are the nearest that it does", () => {
  const session = { createdAt: secondsAgo(86_400), location: { city: "Athen", country: "GR" } };
  const device = show(session, { locale: "de_AT", timeZone: "UTC" });
  expect(plain(device.place ?? "")).toBe("Athen, Griechenland");
  expect(device.signedIn?.text).toBe("20. Nov. 2026, 14:00 UTC");
  expect(() => show(session, { locale: "", timeZone: "nowhere" }).signedIn?.title).not.toThrow();
  expect(takeConsole()).toHaveLength(3);
});
