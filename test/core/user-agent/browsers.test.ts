import { expect, test } from "vitest";
import { parseUserAgent } from "../../../src/core/user-agent/parser.ts";
import { casesOf } from "./cases-of.ts";

const table = `
[Windows]
desktop | Chrome 131 | Windows | - | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
desktop | Edge 131 | Windows | - | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0
desktop | Opera 116 | Windows | - | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 OPR/116.0.0.0
desktop | Vivaldi 6 | Windows | - | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Vivaldi/6.5.3206.39
desktop | Yandex 23 | Windows | - | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0.5993.731 YaBrowser/23.11.1.731 Yowser/2.5 Safari/537.36
desktop | Internet Explorer 11 | Windows 7 | - | Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko
desktop | Internet Explorer 8 | Windows XP | - | Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 5.1; Trident/4.0)
desktop | Firefox 115 | Windows 8.1 | - | Mozilla/5.0 (Windows NT 6.3; Win64; x64; rv:109.0) Gecko/20100101 Firefox/115.0
desktop | Safari 5 | Windows 7 | - | Mozilla/5.0 (Windows; U; Windows NT 6.1; en-US) AppleWebKit/533.19.4 (KHTML, like Gecko) Version/5.0.3 Safari/533.19.4
mobile | Edge 15 | Windows Phone | - | Mozilla/5.0 (Windows Phone 10.0; Android 6.0.1; Microsoft; Lumia 950) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/52.0.2743.116 Mobile Safari/537.36 Edge/15.15063
mobile | Internet Explorer 11 | Windows Phone | - | Mozilla/5.0 (Mobile; Windows Phone 8.1; Android 4.0; ARM; Trident/7.0; Touch; rv:11.0; IEMobile/11.0; NOKIA; Lumia 520) like iPhone OS 7_0_3 Mac OS X AppleWebKit/537 (KHTML, like Gecko) Mobile Safari/537
`;

test.each(casesOf(table))("reads %s", (userAgent, device) => {
  expect(parseUserAgent(userAgent)).toEqual(device);
});

test.each([
  "Mozilla/5.0 (X11; Linux x86_64) Opera javascript",
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/x131 Safari/537.36",
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1a2.3 Safari/537.36",
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99999999 Safari/537.36",
])("gives no version where %s has none", (userAgent) => {
  expect(parseUserAgent(userAgent).browser).toBeDefined();
  expect(parseUserAgent(userAgent)).not.toHaveProperty("browserVersion");
});

const webView = (rest: string): string =>
  `Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 ${rest}`;

test.each([
  ["Brave", "Brave", undefined],
  ["Barcelona 377.0.0.41 Android (34/14)", "Threads", "377"],
  ["trill_37 JsSdk/1.0", "TikTok", "37"],
  ["(Ecosia android@133.0.6943.137)", "Ecosia", "133"],
  ["[Pinterest/Android]", "Pinterest", undefined],
  ["wxwork/4.1.28 MicroMessenger/7.0.1", "WeCom", "4"],
  ["AliApp(DingTalk/7.6.20) Channel/700159", "DingTalk", "7"],
  ["Lark/7.31.5 LarkLocale/en_US", "Lark", "7"],
  ["Feishu/7.31.5 NetType/WIFI", "Lark", "7"],
  ["UCBrowser/11.9.4.974 UCBS/2.13.1 AliApp(AP/10.5.66) AlipayClient/10.5.66", "Alipay", "10"],
  ["UCBrowser/11.9.4.974 AliApp(TB/10.40.10) WindVane/8.5.0", "Taobao", "10"],
  ["[FBAN/MessengerLite;FBAV/450.0.0.42;]", "Messenger", "450"],
  ["[FB_IAB/Orca-Android;FBAV/450.0.0.42;]", "Messenger", "450"],
  ["PHX/15.9", "Phoenix Browser", "15"],
  ["MZBrowser/9.4.3", "Meizu Browser", "9"],
  ["XiaoMi/Mint Browser/3.9.3", "Mint Browser", "3"],
  ["YandexSearch/24.92", "Yandex", "24"],
  ["YandexSearchBrowser/24.92", "Yandex", "24"],
  ["YandexSearchWebView/24.92", "Yandex", "24"],
  ["DuckDuckGo/5", "DuckDuckGo", undefined],
  ["Edg/126.0.0.0 Ddg/126.0", "DuckDuckGo", "126"],
  ["Edg/126.0.0.0 Vivaldi/7.3", "Vivaldi", "7"],
  ["Line/15.0.0", "LINE", "15"],
  ["GSA/392.0.823", "Google app", "392"],
  ["GoogleApp/16.34.61 DSRP", "Google app", "16"],
  ["[LinkedInApp]/2.200.63", "LinkedIn", "2"],
  ["HomeCam/3.1 Foo/2", "HomeCam", "3"],
])("an application that shows a page with %s is %s", (rest, browser, browserVersion) => {
  const device = parseUserAgent(webView(rest));
  expect([device.browser, device.browserVersion]).toEqual([browser, browserVersion]);
});

test.each([
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) appCore/7.1 Chrome/129.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) T7/7.1 Chrome/129.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Big Tool 5/7.1 Chrome/129.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) One Two Three Four Five/7.1 Chrome/129.0 Safari/537.36",
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Browser/7.1 Chrome/129.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/129.0.0.0 Mobile Safari/537.36 SomeApp",
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 Edg/129.0.0.0 SomeApp",
  "Mozilla/5.0 (Windows NT 10.0; rv:133.0) Gecko/20100101 Firefox/133.0 SomeApp",
])("%s names nothing that can be shown, and is not called by the name of its engine", (userAgent) => {
  expect(parseUserAgent(userAgent)).not.toHaveProperty("browser");
});

test.each(["Environ", "SoapOpera", "Knowledge", "Bitsilk", "Narwhale"])(
  "%s is not the browser in whose name it ends",
  (name) => {
    expect(parseUserAgent(webView(`${name}/2.1`))).toMatchObject({ browser: name, browserVersion: "2" });
  },
);

test("a text in small letters has its names as they are written", () => {
  const windows = "mozilla/5.0 (windows nt 10.0; win64; x64)";
  const chrome = `${windows} applewebkit/537.36 (khtml, like gecko) chrome/131.0.0.0 safari/537.36`;
  expect(parseUserAgent(chrome).browser).toBe("Chrome");
  expect(parseUserAgent(`${windows} gecko/20100101 firefox/133.0`).browser).toBe("Firefox");
});

test.each([
  ["OtherApp/4.1 (MicroMessenger/6.2) WindowsWechat", "OtherApp"],
  ["OtherApp/4.1 (build 7) (Instagram 300.0.0.1)", "OtherApp"],
  ["Jellyfin Android/2.6.2", "Jellyfin Android"],
  ["NAVER(inapp; search; 2000; 12.9.5)", "Naver"],
])("what a program is compatible with, in a comment, is not its name: %s", (rest, browser) => {
  expect(parseUserAgent(webView(rest)).browser).toBe(browser);
});

test("Safari says its version, and a page inside of an application does not", () => {
  const iPhone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
  expect(parseUserAgent(`${iPhone} Version/17.5 Mobile/15E148 Safari/604.1`).browser).toBe("Safari");
  expect(parseUserAgent(`${iPhone} Mobile/15E148 Safari/604.1`)).not.toHaveProperty("browser");
});

test.each([
  ["CriOS/122.0.6261.89 Mobile/15E148", "Chrome"],
  ["FxiOS/145.0 Mobile/15E148", "Firefox"],
])("%s is a name of its own, which nothing that follows changes", (rest, browser) => {
  const iPhone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
  expect(parseUserAgent(`${iPhone} ${rest}`).browser).toBe(browser);
  expect(parseUserAgent(`${iPhone} ${rest} Safari`).browser).toBe(browser);
});
