// Over 250 lines because most of it is tables, a line for each visit.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { SessionDevice } from "../../src/contract.ts";
import { cleanText } from "../../src/core/check/values.ts";
import { parseUserAgent } from "../../src/server/user-agent.ts";

const webKit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const chrome = (platform: string, rest = ""): string =>
  `Mozilla/5.0 (${platform}) ${webKit} Chrome/131.0.0.0 ${rest}Safari/537.36`;
const windows = chrome("Windows NT 10.0; Win64; x64");
const phone = chrome("Linux; Android 10; K", "Mobile ");

/** User agents, by their names in the tables. */
const userAgents: Record<string, string> = {
  windows,
  "windows 8.1": chrome("Windows NT 6.3; Win64; x64"),
  edge: `${windows} Edg/131.0.0.0`,
  opera: `${windows} OPR/116.0.0.0`,
  yandex: chrome("Windows NT 10.0; Win64; x64", "YaBrowser/25.2.0.0 "),
  firefox: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0",
  crawler: `${windows} Googlebot/2.1`,
  mac: chrome("Macintosh; Intel Mac OS X 10_15_7"),
  "old mac": chrome("Macintosh; Intel Mac OS X 10_13_6"),
  slack: chrome("Macintosh; Intel Mac OS X 10_15_7", "Electron/33.1.0 Slack/4.35.126 "),
  linux: chrome("X11; Linux x86_64"),
  chromebook: chrome("X11; CrOS x86_64 14541.0.0"),
  phone,
  "named phone": chrome("Linux; Android 8.1.0; Pixel 2", "Mobile "),
  samsung: `Mozilla/5.0 (Linux; Android 10; K) ${webKit} SamsungBrowser/27.0 Chrome/131.0.0.0 Mobile Safari/537.36`,
  facebook: `${chrome("Linux; Android 10; K; wv", "Mobile ")} [FB_IAB/FB4A;FBAV/450.0.0.42.110;]`,
  tablet: chrome("Linux; Android 10; K"),
  television: chrome("Linux; Android 10; BRAVIA 4K UR2 Build/QTG3.200305.006.S292"),
  iphone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0 Mobile/15E148 Safari/604.1",
  okhttp: "okhttp/4.12.0 (Android 14)",
  nobody: "hello Chrome/131",
};

/** Type | browser and major version | system and version | model | user agent | hints, by what follows `Sec-CH-UA`. */
const visits = `
[Windows]
desktop | Chrome 131 | Windows 11 | - | windows | : "Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Mobile: ?0 | -Platform: "Windows" | -Platform-Version: "15.0.0" | -Arch: "x86" | -Bitness: "64" | -Model: "" | -Form-Factors: "Desktop" | -Full-Version-List: "Google Chrome";v="131.0.6778.86", "Chromium";v="131.0.6778.86", "Not_A Brand";v="24.0.0.0"
desktop | Chrome 131 | Windows | - | windows | : "Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Mobile: ?0 | -Platform: "Windows"
desktop | Chrome 131 | Windows 11 | - | windows | -Platform: "Windows" | -Platform-Version: "13.0.0"
desktop | Chrome 131 | Windows 11 | - | windows | -Platform: "Windows" | -Platform-Version: "19"
desktop | Chrome 131 | Windows | - | windows | -Platform: "Windows" | -Platform-Version: "12.0.0"
desktop | Chrome 131 | Windows | - | windows | -Platform: "Windows" | -Platform-Version: "11.0.0"
desktop | Chrome 131 | Windows 10 | - | windows | -Platform: "Windows" | -Platform-Version: "10.0.0"
desktop | Chrome 131 | Windows 10 | - | windows | -Platform: "Windows" | -Platform-Version: "1.0.0"
desktop | Chrome 131 | Windows 8.1 | - | windows | -Platform: "Windows" | -Platform-Version: "0.3.0"
desktop | Chrome 131 | Windows 8.1 | - | windows 8.1 | -Platform: "Windows" | -Platform-Version: "0.3.0"
desktop | Chrome 131 | Windows 8 | - | windows | -Platform: "Windows" | -Platform-Version: "0.2"
desktop | Chrome 131 | Windows 7 | - | windows | -Platform: "Windows" | -Platform-Version: "0.1"

[macOS, Linux, ChromeOS]
desktop | Chrome 131 | macOS 15 | - | mac | : "Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Mobile: ?0 | -Platform: "macOS" | -Platform-Version: "15.3.1" | -Arch: "arm" | -Model: ""
desktop | Chrome 131 | macOS 26 | - | mac | -Platform: "macOS" | -Platform-Version: "26.0.1"
desktop | Chrome 131 | macOS 11 | - | mac | -Platform: "macOS" | -Platform-Version: "11.0.0"
desktop | Chrome 131 | macOS 10.15 | - | mac | -Platform: "macOS" | -Platform-Version: "10.15.7"
desktop | Chrome 131 | macOS 10.13.6 | - | old mac | -Platform: "macOS" | -Platform-Version: "10.13.6"
desktop | Chrome 131 | macOS | - | mac | -Platform: "macOS" | -Platform-Version: "10.16.0"
desktop | Chrome 131 | macOS | - | mac | -Platform: "macOS" | -Platform-Version: "16.0.0"
desktop | Chrome 131 | macOS | - | mac | -Platform: "macOS" | -Platform-Version: "10"
desktop | Slack 4 | macOS 14 | - | slack | : "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "macOS" | -Platform-Version: "14.5.0"
unknown | Chrome 131 | - | Android device or Linux computer | linux | : "Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Mobile: ?0 | -Platform: "Linux" | -Platform-Version: "" | -Model: ""
unknown | Brave 131 | - | Android device or Linux computer | linux | : "Brave";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Linux"
desktop | Chrome 131 | Linux | - | linux | : "Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Mobile: ?0 | -Platform: "Linux" | -Platform-Version: "5.15.0"
tablet | Chrome 131 | Android 15 | SM-X910 | linux | : "Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Mobile: ?0 | -Platform: "Android" | -Platform-Version: "15.0.0" | -Model: "SM-X910" | -Form-Factors: "Tablet"
desktop | Brave 131 | Linux | - | linux | : "Brave";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Linux" | -Platform-Version: "6.8.0"
desktop | Chrome 131 | ChromeOS | - | chromebook | : "Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Mobile: ?0 | -Platform: "Chrome OS" | -Platform-Version: "16093.68.0"
desktop | Brave 131 | ChromeOS | - | chromebook | : "Chromium";v="131", "Brave";v="131" | -Platform: "Chrome OS" | -Platform-Version: "16093.68.0"
desktop | Brave 131 | ChromeOS | - | chromebook | : "Chromium";v="131", "Brave";v="131" | -Platform: "Chromium OS" | -Platform-Version: "15.0.0"

[Android]
mobile | Chrome 131 | Android 16 | Pixel 9 | phone | : "Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Mobile: ?1 | -Platform: "Android" | -Platform-Version: "16.0.0" | -Model: "Pixel 9" | -Form-Factors: "Mobile"
tablet | Chrome 131 | Android 14 | SM-X710 | tablet | : "Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Mobile: ?0 | -Platform: "Android" | -Platform-Version: "14.0.0" | -Model: "SM-X710"
tablet | Chrome 131 | Android 14 | SM-X710 | phone | -Mobile: ?1 | -Platform: "Android" | -Platform-Version: "14.0.0" | -Model: "SM-X710" | -Form-Factors: "Tablet"
mobile | Chrome 131 | Android | - | tablet | -Platform: "Android" | -Form-Factors: "Mobile"
mobile | Chrome 131 | Android | - | phone | -Platform: "Android" | -Form-Factors: "Tablet", "Mobile"
tablet | Chrome 131 | Android | - | phone | -Platform: "Android" | -Form-Factors: "Tablet", "EInk"
tablet | Chrome 131 | Android | - | tablet | -Platform: "Android" | -Form-Factors: "EInk"
unknown | Chrome 131 | Android | - | tablet | -Platform: "Android" | -Form-Factors: "XR"
unknown | Chrome 131 | Android | - | tablet | -Platform: "Android" | -Form-Factors: "Automotive"
watch | Chrome 131 | Android | - | phone | -Platform: "Android" | -Form-Factors: "Watch"
desktop | Chrome 131 | Android | - | tablet | -Platform: "Android" | -Form-Factors: "Desktop"
tv | Chrome 131 | Android 10 | BRAVIA 4K UR2 | television | -Platform: "Android" | -Model: "BRAVIA 4K UR2" | -Form-Factors: "Tablet"
mobile | Chrome 131 | Android 8.1.0 | Pixel 2 | named phone | -Platform: "Android" | -Platform-Version: "8.1.0" | -Model: "Pixel 2"
mobile | Chrome 131 | Android | - | phone | -Platform: "Android" | -Platform-Version: "0.0.0" | -Model: ""
mobile | Facebook 450 | Android 16 | Pixel 9 | facebook | : "Android WebView";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Android" | -Platform-Version: "16.0.0" | -Model: "Pixel 9"
mobile | Samsung Internet 27 | Android 16 | SM-S928B | samsung | : "Chromium";v="131", "Not.A/Brand";v="24", "Samsung Internet";v="27.0" | -Mobile: ?1 | -Platform: "Android" | -Platform-Version: "16.0.0" | -Model: "SM-S928B"

[products]
desktop | Edge 131 | Windows 11 | - | edge | : "Microsoft Edge";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Windows" | -Platform-Version: "15.0.0"
desktop | Edge 131 | Windows | - | windows | : "Microsoft Edge";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Windows"
desktop | Brave 131 | Windows 11 | - | windows | : "Brave";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Mobile: ?0 | -Platform: "Windows" | -Platform-Version: "15.0.0"
desktop | Brave 131 | Windows | - | windows | -Full-Version-List: "Chromium";v="131.0.0.0", "Brave";v="131.0.0.0", "Not_A Brand";v="24.0.0.0" | -Platform: "Windows"
desktop | Brave | Windows | - | windows | : "Chromium";v="131", "Brave" | -Platform: "Windows"
desktop | Opera 116 | Windows 11 | - | opera | : "Opera";v="116", "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Windows" | -Platform-Version: "15.0.0"
desktop | Opera 116 | Windows | - | windows | : "Opera";v="116", "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Windows"
desktop | Opera GX 116 | Windows | - | opera | : "Opera GX";v="116", "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Windows"
desktop | Vivaldi 7 | Windows | - | windows | : "Chromium";v="131", "Not_A Brand";v="24", "Google Chrome";v="131", "Vivaldi";v="7.0" | -Platform: "Windows"
desktop | Yandex 25 | Windows | - | yandex | : "Not A(Brand";v="8", "Chromium";v="131", "YaBrowser";v="25.2", "Yowser";v="2.5" | -Platform: "Windows"
desktop | Yandex 25 | Windows | - | windows | : "Chromium";v="131", "Not A(Brand";v="8", "Yandex";v="25" | -Platform: "Windows"
desktop | Yandex 25 | Windows | - | windows | : "Chromium";v="131", "Not A(Brand";v="8", "YaBrowser";v="25.2", "Yowser";v="2.5" | -Platform: "Windows"
desktop | Chrome 131 | Windows | - | windows | -Platform: "Windows" | -Form-Factors: "Tablet"
mobile | Samsung Internet 27 | Android | - | phone | : "Chromium";v="131", "Samsung Internet";v="27.0" | -Platform: "Android"
desktop | DuckDuckGo 131 | Windows | - | edge | : "Chromium";v="131", "DuckDuckGo";v="131", "Not_A Brand";v="24" | -Platform: "Windows"
desktop | Zephyr 3 | Windows 11 | - | windows | : "Zephyr";v="3", "Chromium";v="131" | -Platform: "Windows" | -Platform-Version: "15.0.0"
desktop | Zephyr 3 | Windows | - | windows | : "Zephyr";v="3", "Google Chrome";v="131", "Chromium";v="131", "Not;A=Brand";v="8" | -Platform: "Windows"
desktop | Zephyr 3 | Windows | - | windows | : "Not;A Brand";v="99", "Zephyr";v="3", "Chromium";v="131" | -Full-Version-List: "Not;A Brand";v="99.0.0.0", "Zephyr";v="3.1.0.0", "Chromium";v="131.0.6778.86" | -Platform: "Windows"
desktop | AVG Secure Browser 131 | Windows | - | windows | : "AVG Secure Browser";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Mobile: ?0 | -Platform: "Windows"
desktop | Comet 141 | macOS | - | mac | : "Comet";v="141", "Not?A_Brand";v="8", "Chromium";v="131" | -Mobile: ?0 | -Platform: "macOS"
desktop | Chromium 131 | Windows 11 | - | windows | : "Brave";v="131", "Opera";v="116", "Chromium";v="131" | -Platform: "Windows" | -Platform-Version: "15.0.0"
desktop | Chromium 131 | Windows | - | windows | : "Zephyr";v="3", "Aeolus";v="7", "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Windows"
desktop | Chromium 131 | Windows | - | windows | : "<b>Zephyr</b>";v="3", "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Windows"
desktop | Vivaldi 7 | Windows | - | windows | : "Vivaldi";v="7.0", "Not_A Brand";v="24" | -Platform: "Windows"
desktop | Yandex 25 | Windows | - | windows | : "Yandex";v="25", "Not_A Brand";v="24" | -Platform: "Windows"
mobile | Samsung Internet 27 | Android | - | phone | : "Samsung Internet";v="27.0", "Not_A Brand";v="24" | -Platform: "Android"
desktop | Chromium 131 | Windows | - | windows | : "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Windows"
desktop | Chrome 131 | Windows | - | windows | : "Not_A Brand";v="24" | -Platform: "Windows"
desktop | Chrome 131 | Windows | - | windows | : "Zephyr";v="3", "Not_A Brand";v="24" | -Platform: "Windows"
bot | Headless Chrome 131 | Windows | - | windows | : "HeadlessChrome";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Windows"
desktop | Edge 131 | Windows | - | edge | : "Zephyr";v="3", "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Windows"

[applications that show pages: Chrome itself would send "Google Chrome", so it is not what has the page]
desktop | Microsoft Edge WebView2 131 | Windows | - | windows | : "Microsoft Edge WebView2";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Windows"
mobile | Android WebView 131 | Android 16 | Pixel 9 | phone | : "Android WebView";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Mobile: ?1 | -Platform: "Android" | -Platform-Version: "16.0.0" | -Model: "Pixel 9"
mobile | Android WebView 131 | Android | - | phone | : "Not_A Brand";v="24", "Android WebView";v="131" | -Platform: "Android"
desktop | Zephyr 3 | Windows | - | windows | : "Microsoft Edge WebView2";v="131", "Zephyr";v="3", "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Windows"
desktop | Microsoft Edge WebView2 131 | Windows | - | windows | : "Zephyr";v="3", "Aeolus";v="7", "Microsoft Edge WebView2";v="131", "Chromium";v="131" | -Platform: "Windows"
desktop | Chrome 131 | Windows | - | windows | : "Google Chrome";v="131", "Microsoft Edge WebView2";v="131", "Chromium";v="131", "Not_A Brand";v="24" | -Platform: "Windows"
`;

test.each(casesOf(visits))("reads %s", (_, [type, client, system, model, userAgent], headers) => {
  const [browser, browserVersion] = split(client);
  const [os, osVersion] = split(system);
  const claims = Object.entries({ type, browser, browserVersion, os, osVersion, model });
  expect(parseUserAgent(userAgents[userAgent], headers)).toEqual(
    Object.fromEntries(claims.filter(([, claim]) => claim && claim !== "-")),
  );
});

/** What the hints contradict | user agent | hints that would change the device if they were believed. */
const contradictions = `
platform | windows | -Platform: "macOS" | -Platform-Version: "15.0.0"
platform | windows | -Platform: "Linux" | : "Brave";v="131"
platform | phone | -Platform: "Linux" | : "Brave";v="131"
platform | windows | -Platform: "Android" | -Platform-Version: "16.0.0" | -Form-Factors: "Mobile"
platform | windows | -Platform: "Unknown" | -Platform-Version: "15.0.0"
platform, which is a third one | linux | -Platform: "Windows" | -Platform-Version: "15.0.0"
kind of page, which is not a computer's | linux | -Mobile: ?1 | -Platform: "Android" | -Platform-Version: "16.0.0" | -Model: "Pixel 9"
platform, which is missing | windows | : "Brave";v="131", "Chromium";v="131" | -Platform-Version: "15.0.0"
platform, which nobody knows | nobody | -Platform: "Windows" | -Platform-Version: "15.0.0" | : "Brave";v="131"
engine | windows | -Platform: "Windows" | -Platform-Version: "15.0.0" | : "Chromium";v="132"
engine | windows | -Platform: "Windows" | -Platform-Version: "15.0.0" | : "Chromium";v="13"
engine | windows | -Platform: "Windows" | -Platform-Version: "15.0.0" | : "Chromium"
engine | windows | -Platform: "Windows" | -Platform-Version: "15.0.0" | : "Chromium";v="131" | -Full-Version-List: "Chromium";v="99.0.0.0"
engine, which sends none | firefox | -Platform: "Windows" | -Platform-Version: "15.0.0"
engine, which sends none | iphone | -Platform: "iOS" | -Platform-Version: "18.0"
program | okhttp | -Platform: "Android" | -Model: "Pixel 9" | -Form-Factors: "Tablet"
program | crawler | -Platform: "Windows" | -Platform-Version: "15.0.0"
kind of page | windows | -Mobile: ?1 | -Platform: "Windows" | -Platform-Version: "15.0.0"
kind of page | phone | -Mobile: ?0 | -Platform: "Android" | -Platform-Version: "16.0.0" | -Model: "Pixel 9"
kind of page | tablet | -Mobile: ?1 | -Platform: "Android" | -Platform-Version: "16.0.0" | -Model: "Pixel 9"
model | named phone | -Platform: "Android" | -Model: "Pixel 9" | -Form-Factors: "Tablet"
model | windows | -Platform: "Windows" | -Platform-Version: "15.0.0" | -Model: "Pixel 9"
model, which is that of a frozen user agent | phone | -Platform: "Android" | -Platform-Version: "10" | -Model: "K"
release | named phone | -Platform: "Android" | -Platform-Version: "16.0.0" | -Form-Factors: "Tablet"
release | windows 8.1 | -Platform: "Windows" | -Platform-Version: "15.0.0" | : "Brave";v="131"
release | windows 8.1 | -Platform: "Windows" | -Platform-Version: "0.2" | : "Brave";v="131"
release | old mac | -Platform: "macOS" | -Platform-Version: "10.14.0" | : "Brave";v="131"
product | edge | -Platform: "Windows" | -Platform-Version: "15.0.0" | : "Opera";v="116"
product | slack | -Platform: "macOS" | -Platform-Version: "15.0.0" | : "Brave";v="131"
product's version | edge | -Platform: "Windows" | -Platform-Version: "15.0.0" | : "Microsoft Edge";v="130"
`;

test.each(casesOf(contradictions))("ignores all hints that contradict the %s", (_, [, name], headers) => {
  const userAgent = userAgents[name];
  expect(parseUserAgent(userAgent, headers)).toEqual(parseUserAgent(userAgent));
});

const google = '"Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24"';
const onWindows = { "": google, "-Mobile": "?0", "-Platform": '"Windows"', "-Platform-Version": '"15.0.0"' };
const onPhone = {
  "": google,
  "-Mobile": "?1",
  "-Platform": '"Android"',
  "-Platform-Version": '"16.0.0"',
  "-Model": '"Pixel 9"',
};

test.each([undefined, new Headers(), new Headers({ "user-agent": "curl/8", "content-type": "text/html" })])(
  "says what it said before where there are no hints",
  (headers) => {
    for (const userAgent of Object.values(userAgents))
      expect(JSON.stringify(parseUserAgent(userAgent, headers))).toBe(
        JSON.stringify(parseUserAgent(userAgent)),
      );
  },
);

test.each([
  null,
  {},
  { "sec-ch-ua-platform": '"Windows"' },
  Promise.resolve(new Headers()),
  "x",
  { get: () => 7 },
])("takes what is no Headers for no hints: %j", (headers) => {
  expect(parseUserAgent(windows, headers as never)).toEqual(parseUserAgent(windows));
});

test.each([
  "Windows",
  "'Windows'",
  '"Windows',
  'Windows"',
  '""Windows"',
  '"Windows" x',
  '"Windows",',
  '"Windows", "Windows"',
  '("Windows")',
  "?1",
  ":V2luZG93cw==:",
  '"Win\\dows"',
  '"Windows";=1',
  '"Windows";V=1',
  '"Windöws"',
  '"Windows" ; a',
  '"W\\indows"',
])("ignores the malformed platform %s", (platform) => {
  expect(parseUserAgent(windows, hints({ ...onWindows, "-Platform": platform }))).toEqual(
    parseUserAgent(windows),
  );
});

test.each(['"Windows";v="1"', '  "Windows"\t', '"Windows"; a=?1;b=1.5; *c="\\"x\\\\"'])(
  "reads the well-formed platform %s",
  (platform) => {
    expect(parseUserAgent(windows, hints({ ...onWindows, "-Platform": platform })).osVersion).toBe("11");
  },
);

test.each([
  ['"Not;A=\\"Brand\\\\";v="99", "Brave";v="131", "Chromium";v="131"', "Brave"],
  ['"Not,\\"Brave\\";v=\\"131\\"";v="99", "Chromium";v="131"', "Chromium"],
  ['" Not A;Brand";v="99","Chromium";v="131","Brave";v="131"', "Brave"],
  ['"(Not(A:Brand";v="99", "Brave";x=";v=\\"7\\"";v="131"', "Brave"],
  ['"Brave";v="131", "Chromium";v=131"', "Chrome"],
  ['"Brave";v="131", ', "Chrome"],
  [', "Brave";v="131"', "Chrome"],
  ['"Brave";v="131" "Chromium";v="131"', "Chrome"],
  ['"Brave";v="131', "Chrome"],
  ['Brave;v="131"', "Chrome"],
  ['("Brave");v="131"', "Chrome"],
  ['"brave";v="131"', "Chrome"],
  ['"__proto__";v="131", "constructor";v="131"', "Chrome"],
])("reads the brands of %s", (brands, browser) => {
  expect(parseUserAgent(windows, hints({ ...onWindows, "": brands }))).toEqual({
    type: "desktop",
    os: "Windows",
    osVersion: "11",
    browser,
    browserVersion: "131",
  });
});

test.each(["15.0.0.0.0", "15.x", "-15", "1e3", "150.0", "15.", "15 .0", "0", "0.4.0", "0.0", "NaN"])(
  "gives no release for the platform version %s",
  (version) => {
    const device = parseUserAgent(windows, hints({ ...onWindows, "-Platform-Version": `"${version}"` }));
    expect(device).toEqual(parseUserAgent(windows));
  },
);

test.each(["?2", "1", "true", '"?1"', "?1?", "?1, ?1"])("passes over the malformed %s", (mobile) => {
  expect(parseUserAgent(windows, hints({ ...onWindows, "-Mobile": mobile })).osVersion).toBe("11");
});

test.each([
  ['"<img src=x onerror=alert(1)>"', undefined],
  ['"8\\" onclick=\\"alert(1)"', undefined],
  ['"javascript:alert(1)"', undefined],
  ['"__proto__"', undefined],
  ['"Pixel é"', undefined],
  [`"${"P".repeat(41)}"`, undefined],
  ['"Pixel\u202e 9\u200b\u00ad"', "Pixel 9"],
  ['"Pixel\u0000\u0007 9"', "Pixel 9"],
  ['"Pixel 9\u{e0041}\ud800"', "Pixel 9"],
  ['"Pixel   9"', "Pixel 9"],
  ['"moto g(60)"', "moto g(60)"],
])("lets no model out that is not one: %j", (model, expected) => {
  const kept = { get: (name: string) => (name === "Sec-CH-UA-Model" ? model : hints(onPhone).get(name)) };
  const device = parseUserAgent(phone, kept as Headers);
  expect(device).toMatchObject({ type: "mobile", os: "Android", osVersion: "16" });
  expect(device.model).toBe(expected);
});

test("ignores a header of more than 256 characters", () => {
  const brands = (length: number) =>
    `${google}, "${"x".repeat(length - google.length - 21)}", "Brave";v="131"`;
  const browser = (length: number) =>
    parseUserAgent(windows, hints({ ...onWindows, "": brands(length) })).browser;
  expect(brands(256)).toHaveLength(256);
  expect(browser(256)).toBe("Brave");
  expect(browser(257)).toBe("Chrome");
});

test.each([
  '"',
  "\\",
  '"\\',
  '""',
  '"a"',
  '"a",',
  '"a";v',
  '"a";v="1",',
  ";",
  " ",
  ",",
  "?1",
  '"\\\\"',
  '";',
  "é",
])("survives 64 KB of %j in every header", (text) => {
  const huge = text.repeat(65_536 / text.length);
  for (const suffix of suffixes)
    for (const value of [huge, `"${huge}`, `"Windows"${huge}`])
      expect(faultsOf(parseUserAgent(windows, hints({ ...onWindows, [suffix]: value })))).toEqual([]);
});

const suffixes = [
  "",
  "-Full-Version-List",
  "-Mobile",
  "-Platform",
  "-Platform-Version",
  "-Model",
  "-Form-Factors",
];
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
  '"|\\"|\\|;|,| |;v=|v|=|?1|?0|(|)|"Brave"|"Opera"|"Chromium"|;v="131"|;v="0"|"Windows"|"macOS"|"Android"|"15.0.0"|"10.15.7"|"99999"|"Pixel 9"|"K"|"Tablet"|"XR"|<b>|__proto__|\u0000|\u00ad|\u202e|\ud800|🦊|é|%0A|/|-1';
const anyCharacter = fc.nat(0x10ffff).map((point) => String.fromCodePoint(point));
const value = fc.oneof(
  fc.constantFrom(...words.split("|")),
  fc.array(fc.constantFrom(...words.split("|")), { maxLength: 24 }).map((parts) => parts.join("")),
  fc.string({ unit: anyCharacter, maxLength: 400 }),
);
// Also values that `new Headers` would refuse: an application may hand kept headers over in an object of its own.
const anyHeaders = fc
  .dictionary(fc.constantFrom(...suffixes), value, { noNullPrototype: true })
  .map((headers) => ({ get: (key: string) => headers[key.slice("Sec-CH-UA".length)] ?? null }) as Headers);

test("says nothing but short, plain, known things, whatever the hints are", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(userAgents), "curl/8.4.0", ""),
      anyHeaders,
      (userAgent, headers) => {
        const device = parseUserAgent(userAgent, headers);
        expect(faultsOf(device)).toEqual([]);
        expect(device.os).toBe(parseUserAgent(userAgent).os);
      },
    ),
    { numRuns: 2000 },
  );
});

test("says nothing but short, plain, known things where the hints agree but for one", () => {
  const agreeing = fc.constantFrom<[string, Record<string, string>]>([windows, onWindows], [phone, onPhone]);
  fc.assert(
    fc.property(agreeing, fc.constantFrom(...suffixes), value, ([userAgent, headers], suffix, odd) => {
      const all: Record<string, string> = { ...headers, [suffix]: odd };
      const kept = { get: (key: string) => all[key.slice("Sec-CH-UA".length)] ?? null } as Headers;
      expect(faultsOf(parseUserAgent(userAgent, kept))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

/** The members that must not be shown: unknown ones, long or unclean texts, versions that are no numbers. */
function faultsOf(device: SessionDevice): [string, string][] {
  return Object.entries(device).filter(
    ([key, text]) => text !== cleanText(text, 40) || !allowed.get(key)?.test(text),
  );
}

type Case = [string, readonly [string, string, string, string, string], Headers];

/** The lines of a table: as a title, as columns, as headers. */
function casesOf(table: string): Case[] {
  const lines = table.split("\n").filter((line) => line.includes(" | "));
  return lines.map((line) => {
    const [one = "", two = "", three = "", four = "", five = "", ...rest] = line.split(" | ");
    const sent = [three, four, five, ...rest].flatMap((cell) => {
      const [, suffix, value = ""] = /^((?:-[A-Z][\w-]*)?): (.*)$/.exec(cell) ?? [];
      return suffix === undefined ? [] : [[suffix, value]];
    });
    return [line, [one, two, three, four, five], hints(Object.fromEntries(sent))];
  });
}

/** Headers, by what follows `Sec-CH-UA` in their names. */
function hints(headers: Record<string, string>): Headers {
  return new Headers(Object.entries(headers).map(([suffix, value]) => [`Sec-CH-UA${suffix}`, value]));
}

function split(claim: string): (string | undefined)[] {
  return /^(.+?)(?: ([\d.]+))?$/.exec(claim)?.slice(1) ?? [];
}
