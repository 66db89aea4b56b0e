// Over 250 lines because most of it is one table, a line for each user agent.
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { SessionDevice } from "../../../src/contract.ts";
import { cleanText } from "../../../src/core/check/values.ts";
import { parseUserAgent } from "../../../src/core/user-agent/parser.ts";

// The library looks for a browser around it once, when it loads.
const surroundings = vi.hoisted(() => {
  const window: { navigator?: object } = {};
  Object.assign(globalThis, { window });
  return window;
});
Reflect.deleteProperty(globalThis, "window");

/** Type | browser and major version | system and version | model | user agent; "-" where nothing may be claimed. */
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

[televisions, consoles, watches, headsets, cars]
console | Edge 20 | - | Xbox One | Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox One) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/48.0.2564.82 Safari/537.36 Edge/20.02
unknown | Meta Quest Browser 31 | Android 12 | Quest 3 | Mozilla/5.0 (Linux; Android 12; Quest 3) AppleWebKit/537.36 (KHTML, like Gecko) OculusBrowser/31.1.0.6.59 Chrome/120.0.6099.230 VR Safari/537.36
tv | - | Tizen | - | Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) 76.0.3809.146/6.0 TV Safari/537.36
tv | - | Tizen | - | Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/538.1 (KHTML, like Gecko) Version/6.0 TV Safari/538.1
tv | - | webOS | - | Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0.3945.79 Safari/537.36 WebAppManager
tv | Silk 112 | Android 9 | AFTMM | Mozilla/5.0 (Linux; Android 9; AFTMM Build/PS7242) AppleWebKit/537.36 (KHTML, like Gecko) Silk/112.4.1 like Chrome/112.0.5615.213 Safari/537.36
tv | Chrome 110 | Android 10 | BRAVIA 4K UR2 | Mozilla/5.0 (Linux; Android 10; BRAVIA 4K UR2 Build/QTG3.200305.006.S292) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/110.0.5481.65 Safari/537.36
tv | - | - | Chromecast | Mozilla/5.0 (X11; Linux armv7l) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0.4430.225 Safari/537.36 CrKey/1.56.500000
console | - | - | PlayStation 5 | Mozilla/5.0 (PlayStation; PlayStation 5/2.26) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.0 Safari/605.1.15
console | - | - | Nintendo Switch | Mozilla/5.0 (Nintendo Switch; WifiWebAuthApplet) AppleWebKit/601.6 (KHTML, like Gecko) NF/4.0.0.5.10 NintendoBrowser/5.1.0.13343
console | - | - | Nintendo 3DS | Mozilla/5.0 (New Nintendo 3DS like iPhone) AppleWebKit/536.30 (KHTML, like Gecko) NX/3.0.0.5.23 Mobile NintendoBrowser/1.10.10166.US
watch | - | Tizen | - | Mozilla/5.0 (Linux; Tizen 2.3.2.1; SAMSUNG SM-R732) AppleWebKit/537.3 (KHTML, like Gecko) Version/2.3 Mobile Safari/537.3
unknown | - | Linux | - | Mozilla/5.0 (X11; GNU/Linux) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0.3945.130 Safari/537.36 Tesla/2021.44.25.6
watch | Samsung Internet 24 | Android 14 | SM-R960 | Mozilla/5.0 (Linux; Android 14; SM-R960 Build/UW1) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/24.0 Chrome/117.0.0.0 Mobile Safari/537.36

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
desktop | Chrome 131 | Linux | - | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
desktop | Firefox 133 | Linux | - | Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0
desktop | Chrome 131 | ChromeOS | - | Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
desktop | Firefox 122 | FreeBSD | - | Mozilla/5.0 (X11; FreeBSD amd64; rv:122.0) Gecko/20100101 Firefox/122.0
desktop | - | Linux | - | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.0 Safari/605.1.15
mobile | - | KaiOS | - | Mozilla/5.0 (Mobile; Nokia 8110 4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5
mobile | - | OpenHarmony 5.0 | - | Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile

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

test.each([
  "Mozilla/5.0 (X11; Linux x86_64) Opera javascript",
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/x131 Safari/537.36",
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1a2.3 Safari/537.36",
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99999999 Safari/537.36",
])("gives no version where %s has none", (userAgent) => {
  expect(parseUserAgent(userAgent).browser).toBeDefined();
  expect(parseUserAgent(userAgent)).not.toHaveProperty("browserVersion");
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

function casesOf(lines: string): [string, SessionDevice][] {
  return lines
    .split("\n")
    .filter((line) => line.includes(" | "))
    .map((line) => {
      const [type = "", client = "", system = "", model = "", userAgent = ""] = line.split(" | ");
      const [browser, browserVersion] = split(client);
      const [os, osVersion] = split(system);
      const claims = Object.entries({ type, browser, browserVersion, os, osVersion, model });
      return [userAgent, Object.fromEntries(claims.filter(([, claim]) => claim && claim !== "-")) as never];
    });
}

function split(claim: string): (string | undefined)[] {
  return /^(.+?)(?: ([\d.]+|XP))?$/.exec(claim)?.slice(1) ?? [];
}
