import { expect, test } from "vitest";
import { parseUserAgent } from "../../../src/core/user-agent/parser.ts";
import { casesOf } from "./cases-of.ts";

const table = `
[Macs, and iPads that ask for a desktop page]
unknown | Safari 17 | - | iPad or Mac | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15
desktop | Safari 13 | macOS 10.14.6 | - | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_14_6) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.1.2 Safari/605.1.15
unknown | - | - | iPad or Mac | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)
unknown | Chrome 131 | iOS | iPhone or iPad | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131 Version/11.1.1 Safari/605.1.15
unknown | Firefox 133 | iOS | iPhone or iPad | Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/133.0 Safari/605.1.15
unknown | Edge 120 | iOS | iPhone or iPad | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.0 EdgiOS/120.0 Safari/605.1.15
desktop | Chrome 131 | macOS | - | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
desktop | Firefox 133 | macOS | - | Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:133.0) Gecko/20100101 Firefox/133.0
desktop | Chrome 90 | macOS 10.13.6 | - | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_13_6) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0.4430.93 Safari/537.36
desktop | Edge 89 | macOS 11.2.3 | - | Mozilla/5.0 (Macintosh; Intel Mac OS X 11_2_3) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/89.0.4389.114 Safari/537.36 Edg/89.0.774.68
unknown | DuckDuckGo 17 | - | iPad or Mac | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15 Ddg/17.4

[iPhones and iPads]
mobile | Safari 17 | iOS 17.4 | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1
mobile | Safari 26 | iOS | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1
mobile | Safari 26 | iOS | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.2 Mobile/15E148 Safari/604.1
mobile | Firefox 155 | iOS | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_1_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/155 Mobile/15E148 Version/26.4
mobile | Safari 18 | iOS 18.6 | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1
mobile | Firefox 143 | iOS | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/143.1 Mobile/15E148 Safari/605.1.15
mobile | Chrome 122 | iOS 17.4 | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/122.0.6261.89 Mobile/15E148 Safari/604.1
tablet | Safari 17 | iPadOS 17.4 | iPad | Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1
tablet | Safari 12 | iOS 12.5.7 | iPad | Mozilla/5.0 (iPad; CPU OS 12_5_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1
mobile | Safari 12 | iOS 12.5.7 | iPod touch | Mozilla/5.0 (iPod touch; CPU iPhone OS 12_5_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1
mobile | - | iOS 17.4 | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148
mobile | MyBank 5 | iOS 17.4 | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MyBank/5.2
mobile | Facebook 450 | iOS 17.4 | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/450.0.0.38.108;FBBV/564431005;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/17.4;FBSS/3;FBID/phone;FBLC/en_US;FBOP/5]
mobile | Instagram 321 | iOS 17.4 | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 321.0.0.19.112 (iPhone14,5; iOS 17_4; en_US; en; scale=3.00; 1170x2532; 570811893)
mobile | WeChat 8 | iOS 17.4 | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.47(0x18002f2c) NetType/WIFI Language/en
mobile | LINE 14 | iOS 17.4 | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/14.3.0
mobile | TikTok 33 | iOS 17.4 | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 musical_ly_33.5.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/en Region/US
mobile | DuckDuckGo 7 | iOS 17.4 | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15
mobile | Brave 1 | iOS 17.4 | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1 Brave/1.63
mobile | Google app 305 | iOS 17.4 | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/305.0.612204013 Mobile/15E148 Safari/604.1
mobile | AlohaBrowser 5 | iOS 17.4 | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1 AlohaBrowser/5.9
mobile | Edge 142 | iOS 26.1 | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) EdgiOS/142.0 Version/26.0 Mobile/15E148 Safari/604.1
tablet | Safari 26 | iPadOS | iPad | Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1

[Android]
mobile | Chrome 100 | Android 11 | CUBOT X50 | Mozilla/5.0 (Linux; Android 11; CUBOT X50) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0.4896.127 Mobile Safari/537.36
mobile | Chrome 131 | Android | - | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36
tablet | Chrome 131 | Android | - | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
mobile | Chrome 96 | Android 10 | SM-G973F | Mozilla/5.0 (Linux; Android 10; SM-G973F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.104 Mobile Safari/537.36
mobile | Chrome 122 | Android 14 | Pixel 8 Pro | Mozilla/5.0 (Linux; Android 14; Pixel 8 Pro Build/AP1A.240305.019) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.6261.105 Mobile Safari/537.36
mobile | Chrome 80 | Android 6.0.1 | Nexus 5X | Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80.0.3987.99 Mobile Safari/537.36
tablet | Chrome 109 | Android 13 | SM-X700 | Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36
mobile | Chrome 105 | Android 13 | A103OP | Mozilla/5.0 (Linux; Android 13; A103OP) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/105.0.0.0 Mobile Safari/537.36
mobile | Samsung Internet 24 | Android | - | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/24.0 Chrome/117.0.0.0 Mobile Safari/537.36
unknown | Samsung Internet 24 | Android | - | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/24.0 Chrome/117.0.0.0 Safari/537.36
mobile | Firefox 133 | Android 14 | - | Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0
mobile | Firefox 133 | Android | - | Mozilla/5.0 (Android 10; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0
tablet | Firefox 133 | Android 14 | - | Mozilla/5.0 (Android 14; Tablet; rv:133.0) Gecko/133.0 Firefox/133.0
mobile | Android WebView 122 | Android 14 | SM-S911B | Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/122.0.6261.105 Mobile Safari/537.36
mobile | Facebook 450 | Android 14 | SM-S911B | Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/122.0.6261.105 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/450.0.0.42.110;]
mobile | LINE 14 | Android 14 | SM-S911B | Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/122.0.6261.105 Mobile Safari/537.36 Line/14.3.1/IAB
mobile | Android Browser 4 | Android 4.0.3 | GT-I9100 | Mozilla/5.0 (Linux; U; Android 4.0.3; en-us; GT-I9100 Build/IML74K) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Mobile Safari/534.30
mobile | UC Browser 13 | Android 13 | RMX3085 | Mozilla/5.0 (Linux; U; Android 13; en-US; RMX3085 Build/TP1A.220905.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 UCBrowser/13.5.0.1313 Mobile Safari/537.36
tablet | Silk 112 | Android 11 | KFTRWI | Mozilla/5.0 (Linux; Android 11; KFTRWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/112.4.1 like Chrome/112.0.5615.213 Safari/537.36
unknown | Opera Mini 36 | Android | - | Opera/9.80 (Android; Opera Mini/36.2.2254/119.132; U; id) Presto/2.12.423 Version/12.16
mobile | Threads 320 | Android 14 | SM-S911B | Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/122.0.6261.105 Mobile Safari/537.36 Barcelona 320.0.0.11.115 Android (34/14; 480dpi; 1080x2115; samsung; SM-S911B; dm1q; qcom; en_US; 570811893)
mobile | MIUI Browser 16 | Android 11 | M2012K11AC | Mozilla/5.0 (Linux; U; Android 11; zh-cn; M2012K11AC Build/RKQ1.200826.002) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/89.0.4389.116 Mobile Safari/537.36 XiaoMi/MiuiBrowser/16.4.18

[ChromeOS, Linux and others]
unknown | Chrome 131 | - | Android device or Linux computer | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
desktop | Firefox 133 | Linux | - | Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0
desktop | Chrome 131 | ChromeOS | - | Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
desktop | Firefox 122 | FreeBSD | - | Mozilla/5.0 (X11; FreeBSD amd64; rv:122.0) Gecko/20100101 Firefox/122.0
desktop | - | Linux | - | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.0 Safari/605.1.15
mobile | - | KaiOS | - | Mozilla/5.0 (Mobile; Nokia 8110 4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5
mobile | - | OpenHarmony 5.0 | - | Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile
`;

test.each(casesOf(table))("reads %s", (userAgent, device) => {
  expect(parseUserAgent(userAgent)).toEqual(device);
});

test.each([
  ["<img src=x onerror=alert(1)>", undefined],
  ["Pixel \u202egnp.exe", "Pixel gnp.exe"],
  ["Pix\u200bel\u00ad 8", "Pixel 8"],
  ["Pixel 8\u{e0041}\ud800", "Pixel 8"],
  ["__proto__", undefined],
  ['8" onclick="alert(1)', undefined],
  ["P".repeat(41), undefined],
])("lets no model out that is not one: %j", (model, expected) => {
  const userAgent = `Mozilla/5.0 (Linux; Android 14; ${model} Build/UP1A) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36`;
  expect(parseUserAgent(userAgent)).toMatchObject({ type: "mobile", os: "Android", browser: "Chrome" });
  expect(parseUserAgent(userAgent).model).toBe(expected);
});

test("gives no version of a system that can't exist", () => {
  expect(
    parseUserAgent("Mozilla/5.0 (Linux; Android 1234567; Pixel 8) Chrome/131.0.0.0 Mobile Safari"),
  ).toEqual({
    type: "mobile",
    os: "Android",
    model: "Pixel 8",
    browser: "Chrome",
    browserVersion: "131",
  });
});

test.each([
  ["X11; Fuchsia", "Fuchsia"],
  ["X11; OpenBSD amd64", "OpenBSD"],
  ["X11; NetBSD amd64", "NetBSD"],
  ["X11; SunOS i86pc", "Solaris"],
  ["X11; Haiku x86_64", "Haiku"],
  ["Linux; Sailfish 5.0", "Sailfish OS"],
])("%s is %s", (platform, os) => {
  expect(parseUserAgent(`Mozilla/5.0 (${platform}; rv:115.0) Gecko/20100101 Firefox/115.0`).os).toBe(os);
});

test.each([
  ["iOS 18.7.1", "18.7.1"],
  ["iOS 19.0", undefined],
  ["iOS 24.1.0", undefined],
  ["iOS 26.1", "26.1"],
  ["iOS Version 17.5.1", "17.5.1"],
  ["macOS 15.4", "15.4"],
  ["macOS 16.0", undefined],
  ["macOS 25.1", undefined],
  ["macOS 26.0", "26.0"],
  ["Mac OS X Version 15.1", "15.1"],
])("%s of an application has the version %s: what never existed is that of a kernel", (system, version) => {
  expect(parseUserAgent(`MyBank/5.2 (com.example.bank; ${system})`).osVersion).toBe(version);
});

test.each(["Kindle/3.0+", "Kindle/5.16"])(
  "%s behind Mozilla is a reader, and the application is not",
  (token) => {
    const { model } = parseUserAgent(
      `Mozilla/5.0 (X11; U; Linux armv7l like Android; en-us) AppleWebKit/531.2+ ${token}`,
    );
    expect(model).toBe("Kindle");
    expect(parseUserAgent(`${token} CFNetwork/1568`)).not.toHaveProperty("model");
  },
);

test("Chromium of its own name runs on a Mac, since an iPad has WebKit", () => {
  const platform = "Macintosh; Intel Mac OS X 10_15_7";
  const userAgent = `Mozilla/5.0 (${platform}) AppleWebKit/537.36 (KHTML, like Gecko) Chromium/131.0.0.0 Safari/537.36`;
  expect(parseUserAgent(userAgent)).toMatchObject({ type: "desktop", os: "macOS", browser: "Chromium" });
});

test.each(["CriOS", "FxiOS", "EdgiOS", "OPiOS", "OPT", "OPX", "GSA"])(
  "%s on a Mac is a desktop page on an iPhone or iPad",
  (token) => {
    const platform = "Macintosh; Intel Mac OS X 10_15_7";
    const userAgent = `Mozilla/5.0 (${platform}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 ${token}/13.1 Safari/605.1.15`;
    expect(parseUserAgent(userAgent)).toMatchObject({ type: "unknown", os: "iOS", model: "iPhone or iPad" });
  },
);
