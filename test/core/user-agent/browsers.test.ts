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
