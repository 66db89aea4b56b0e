import { expect, test } from "vitest";
import { parseUserAgent } from "../../../src/core/user-agent/parser.ts";
import { casesOf } from "./cases-of.ts";

const table = `
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
`;

test.each(casesOf(table))("reads %s", (userAgent, device) => {
  expect(parseUserAgent(userAgent)).toEqual(device);
});

test.each([
  ["phone", "mobile"],
  ["Mobile", "mobile"],
  ["TABLET", "tablet"],
  ["PC", "desktop"],
  ["2in1", "desktop"],
  ["TV", "tv"],
  ["wearable", "watch"],
  ["Watch", "watch"],
])("the plain word %s at the start of the platform is a %s", (word, type) => {
  const rest = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36";
  expect(parseUserAgent(`Mozilla/5.0 (${word}; OpenHarmony 5.0) ${rest} ArkWeb/4.1.6.1`).type).toBe(type);
  expect(parseUserAgent(`Mozilla/5.0 (${word}; Android 13) ${rest}`).type).toBe(type);
  expect(parseUserAgent(`MyBank/5.2 (${word}; Android 13)`).type).toBe(type);
});

test("a word inside a model says nothing about the kind of device", () => {
  expect(parseUserAgent("MyBank/5.2 (Phone 2a; Android 14)").type).toBe("unknown");
});
