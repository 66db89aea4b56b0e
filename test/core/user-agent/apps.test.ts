import { expect, test } from "vitest";
import { parseUserAgent } from "../../../src/core/user-agent/parser.ts";
import { casesOf } from "./cases-of.ts";

const table = `
[crawlers and headless browsers]
bot | Googlebot 2 | - | - | Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.109 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
bot | bingbot 2 | - | - | Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36
bot | Slurp | - | - | Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)
bot | facebookexternalhit 1 | - | - | facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)
bot | Slackbot-LinkExpanding | - | - | Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)
bot | Baiduspider 2 | - | - | Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)
bot | - | - | - | Mozilla/5.0 (compatible; +https://example.test/bot.html)
bot | Headless Chrome 120 | Linux | - | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36
bot | Applebot | - | - | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)
bot | Headless Edge 120 | Windows | - | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessEdg/120.0.0.0 Safari/537.36
bot | Playwright 1 | - | - | Playwright/1.40.0 (x64; ubuntu 22.04) node/18.17

[command-line tools and HTTP libraries]
cli | curl 8 | - | - | curl/8.4.0
cli | curl 7 | Linux | - | curl/7.19.7 (x86_64-redhat-linux-gnu) libcurl/7.19.7 NSS/3.27.1
cli | Wget 1 | Linux | - | Wget/1.21.3 (linux-gnu)
cli | HTTPie 3 | - | - | HTTPie/3.2.2
cli | python-requests 2 | - | - | python-requests/2.31.0
cli | Python-urllib 3 | - | - | Python-urllib/3.11
cli | Python 3 | - | - | Python/3.11 aiohttp/3.9.1
cli | Go-http-client | - | - | Go-http-client/2.0
cli | Node.js | - | - | node
cli | undici | - | - | undici
cli | node-fetch | - | - | node-fetch/1.0 (+https://github.com/bitinn/node-fetch)
cli | axios 1 | - | - | axios/1.6.0
cli | got | - | - | got (https://github.com/sindresorhus/got)
cli | Deno 1 | - | - | Deno/1.40.2
cli | Java 17 | - | - | Java/17.0.9
cli | Apache HttpClient 4 | - | - | Apache-HttpClient/4.5.13 (Java/11.0.20)
cli | PowerShell 5 | Windows | - | Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.19041.1682
cli | PowerShell 7 | Linux | - | Mozilla/5.0 (Linux; Debian GNU/Linux 12; en-US) PowerShell/7.4.0
unknown | okhttp 4 | - | - | okhttp/4.12.0
unknown | Expo | - | - | Expo/1017756 CFNetwork/1410.0.3 Darwin/22.6.0
unknown | Dart 3 | - | - | Dart/3.2 (dart:io)
unknown | React Native | - | - | ReactNative/0.73
cli | Lynx 2 | - | - | Lynx/2.8.9rel.1 libwww-FM/2.14 SSL-MM/1.4.1
unknown | aws-cli 2 | Linux | - | aws-cli/2.13.0 Python/3.11.4 Linux/5.10.0 exe/x86_64

[applications]
desktop | Postman | - | - | PostmanRuntime/7.36.0
desktop | Insomnia 2023 | - | - | insomnia/2023.5.8
unknown | MyBank 3 | - | - | MyBank/3.1.0 okhttp/4.12.0
unknown | MyBank 3 | Android 14 | Pixel 8 | MyBank/3.1.0 (Android 14; Pixel 8) okhttp/4.12.0
unknown | MyBank 5 | - | - | MyBank/5.2.1 CFNetwork/1410.0.3 Darwin/22.6.0
unknown | iPhoneWallpapers 2 | - | - | iPhoneWallpapers/2.0 CFNetwork/1410.0.3 Darwin/22.6.0
unknown | ChatBot 2 | - | - | ChatBot/2.1 CFNetwork/1410.0.3 Darwin/22.6.0
unknown | Apple app | - | - | CFNetwork/1410.0.3 Darwin/22.6.0
unknown | MyBank 5 | iOS 17.2 | - | MyBank/5.2 (com.example.bank; build:12; iOS 17.2.0) Alamofire/5.8.1
mobile | MyBank 5 | iOS 17.4 | iPhone | MyBank/5.2 (iPhone; iOS 17.4; Scale/3.00)
tablet | MyBank 5 | iPadOS 17.4 | iPad | MyBank/5.2 (iPad; iOS 17.4; Scale/2.00)
desktop | MyBank 5 | macOS 14.2 | - | MyBank/5.2 (Macintosh; OS X/14.2.0)
unknown | Android app | Android 13 | SM-S911B | Dalvik/2.1.0 (Linux; U; Android 13; SM-S911B Build/TP1A.220624.014)
watch | - | watchOS 5.1.3 | Apple Watch | server-bag [Watch OS,5.1.3,16S535,Watch3,4]
watch | atc 1 | watchOS 9.1 | Apple Watch | atc/1.0 watchOS/9.1 model/Watch6,6 hwp/t8301 build/20S75 (6; dt:232)
tv | Apple app | tvOS 16.6 | Apple TV | AppleCoreMedia/1.0.0.20G75 (Apple TV; U; CPU OS 16_6 like Mac OS X; en_us)
desktop | Slack 4 | macOS | - | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Slack/4.35.126 Chrome/118.0.5993.159 Electron/27.1.0 Safari/537.36
desktop | Electron 27 | Windows | - | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0.5993.159 Electron/27.1.0 Safari/537.36
desktop | Code 1 | Linux | - | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Code/1.85.1 Chrome/114.0.5735.289 Electron/25.9.7 Safari/537.36
unknown | Apple app | - | - | AppleCoreMedia/1.0.0.18L204 (HomePod; U; CPU OS 14_5 like Mac OS X; en_us)
mobile | Instagram 321 | iOS 17.4 | iPhone | Instagram 321.0.0.19.112 (iPhone14,5; iOS 17_4; en_US; en; scale=3.00; 1170x2532; 570811893)
`;

test.each(casesOf(table))("reads %s", (userAgent, device) => {
  expect(parseUserAgent(userAgent)).toEqual(device);
});

test.each([
  ["My%20Bank/77 CFNetwork/1410.0.3 Darwin/22.6.0", "My Bank"],
  ["%E6%94%AF%E4%BB%98%E5%AE%9D/10.2 CFNetwork/1410.0.3 Darwin/22.6.0", "支付宝"],
  ["%E2%80%AEgnp/1 CFNetwork/1410.0.3 Darwin/22.6.0", "gnp"],
  ["%3Cimg%20src%3Dx%3E/5 CFNetwork/1410.0.3 Darwin/22.6.0", "Apple app"],
  ["%E0%A4%A/5 CFNetwork/1410.0.3 Darwin/22.6.0", "Apple app"],
  ["<b>Bank</b>/5 CFNetwork/1410.0.3 Darwin/22.6.0", "Apple app"],
  [`${"Bank".repeat(20)}/5 CFNetwork/1410.0.3 Darwin/22.6.0`, "Apple app"],
])("takes an application's name from %s only where it is plausible", (userAgent, browser) => {
  expect(parseUserAgent(userAgent).browser).toBe(browser);
});

test.each([
  ["wget2/2.1.0", "Wget"],
  ["xh/0.23.0", "xh"],
  ["git/2.47.1", "Git"],
  ["PowerShell/7.4.6", "PowerShell"],
  ["WindowsPowerShell/5.1", "PowerShell"],
  ["w3m/0.5.3", "w3m"],
  ["ELinks/0.17.1.1", "ELinks"],
  ["aiohttp/3.11.9", "aiohttp"],
  ["node.js", "Node.js"],
  ["node-superagent/10.1.1", "superagent"],
  ["Bun/1.1.38", "Bun"],
  ["Java-http-client/21.0.5", "Java"],
  ["libwww-perl/6.77", "libwww-perl"],
  ["Ruby", "Ruby"],
  ["Faraday v2.12.1", "Faraday"],
  ["PHP/8.4.1", "PHP"],
  ["GuzzleHttp/7", "Guzzle"],
  ["reqwest/0.12.9", "reqwest"],
])("%s is the tool %s", (userAgent, browser) => {
  expect(parseUserAgent(userAgent)).toMatchObject({ type: "cli", browser });
});

test.each([
  ["ktor-client", "Ktor"],
  ["Alamofire/5.10.2", "Alamofire"],
  ["Expo/2.32.19", "Expo"],
  ["react-native/0.76", "React Native"],
  ["CFNetwork", "Apple app"],
])("%s says no more than %s: it runs anywhere", (userAgent, browser) => {
  expect(parseUserAgent(userAgent)).toEqual({ type: "unknown", browser, ...versionOf(userAgent) });
});

function versionOf(userAgent: string): { browserVersion?: string } {
  const [, browserVersion] = /\/([1-9]\d*)/.exec(userAgent) ?? [];
  return browserVersion ? { browserVersion } : {};
}

test.each(["Android", "iOS", "iPadOS", "iPhone", "iPad", "Mac", "Windows"])(
  "an application is called by its name without the system: %s",
  (system) => {
    expect(parseUserAgent(`My Notes for ${system}/7.1`).browser).toBe("My Notes");
  },
);

test.each(["CFNetwork/1568", "okhttp/4.12.0", "Alamofire/5.9", "Electron/33.2", "Dart/3.5", "Expo/2.32"])(
  "a program with %s is an application, even if its name is that of a robot",
  (library) => {
    expect(parseUserAgent(`TalkBot/2.1 ${library}`)).toMatchObject({ browser: "TalkBot" });
    expect(parseUserAgent(`TalkBot/2.1 ${library}`).type).not.toBe("bot");
    expect(parseUserAgent(`TalkBot/2.1 (+https://example.com/robot) ${library}`).type).toBe("bot");
  },
);

test.each([
  "examplebot",
  "ExampleCrawler",
  "example-spider",
  "Slurp",
  "GoogleOther-Image",
  "GoogleOther-Video",
])("%s is a crawler", (name) => {
  expect(parseUserAgent(`${name}/1.0`)).toEqual({ type: "bot", browser: name, browserVersion: "1" });
  expect(parseUserAgent(`Mozilla/5.0 (Windows NT 10.0; ${name}/1.0)`).browser).toBe(name);
  expect(parseUserAgent(`Mozilla/5.0 (${name})`).browser).toBe(name);
});

test.each(["Feedfetcher", "Example Preview"])("%s, which says where to complain, is one, too", (name) => {
  const userAgent = `Mozilla/5.0 (compatible; ${name}/1.0; +https://example.com)`;
  expect(parseUserAgent(userAgent)).toEqual({ type: "bot", browser: name, browserVersion: "1" });
});

test.each([
  "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 5.1; Embedded Web Browser from: http://bsalsa.com/)",
  "MyBank/5.2 (Pixel 8; X-BOT; Android 14)",
  "MyBank/5.2 (28/9; 320dpi; x-bot)",
  "MyBank/5.2 (X BOT 5)",
])("%s is not a crawler", (userAgent) => {
  expect(parseUserAgent(userAgent).type).not.toBe("bot");
});

test.each(["Element iOS", "Jellyfin Android", "Mattermost Mobile"])("%s is a name", (name) => {
  expect(parseUserAgent(`${name}/2.6.2 (Android 14; Pixel 8)`)).toMatchObject({
    browser: name,
    os: "Android",
  });
});

test.each(["Linux Mobile", "Safari", "nw Channel"])("%s is a system, an engine or data", (name) => {
  expect(parseUserAgent(`${name}/2.6.2 (Pixel 8)`)).not.toHaveProperty("browser");
});
