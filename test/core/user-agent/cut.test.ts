import { expect, test } from "vitest";
import type { SessionDevice } from "../../../src/contract.ts";
import { endsInName, isCut, saysMore } from "../../../src/core/user-agent/cut.ts";
import { parseUserAgent } from "../../../src/core/user-agent/parser.ts";

const webKit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
const chrome = `${windows} ${webKit} Chrome/131.0.0.0 Safari/537.36`;
const iPhone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

const whole = [
  chrome,
  `${chrome} Edg/131.0.0.0`,
  `${chrome} OPR/116.0.0.0`,
  `${chrome} Vivaldi/7.0.3495.27`,
  `${chrome} ShopCloud/77.1`,
  `${windows} ${webKit} Chrome/132.0.0.0 YaBrowser/25.2.0.0 Safari/537.36`,
  `${windows} ${webKit} Code/1.115.0 Chrome/142.0.7444.265 Electron/39.8.5 Safari/537.36`,
  `Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0`,
  `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`,
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15",
  `Mozilla/5.0 (Linux; Android 10; K) ${webKit} Chrome/131.0.0.0 Mobile Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 13; SM-X700) ${webKit} Chrome/109.0.0.0 Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 8.1.0; Pixel 2 XL Build/OPM1.171019.021) ${webKit} Chrome/131.0.0.0 Mobile Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 10; K) ${webKit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
  `Mozilla/5.0 (X11; Linux x86_64) ${webKit} SamsungBrowser/28.0 Chrome/130.0.0.0 Safari/537.36`,
  `Mozilla/5.0 (X11; Linux x86_64) ${webKit} Chrome/131.0.0.0 Safari/537.36`,
  `${iPhone} Version/17.4 Mobile/15E148 Safari/604.1`,
  `${iPhone.replace("17_4", "18_7")} Version/26.1 Mobile/15E148 Safari/604.1`,
  `${iPhone.replace("17_4", "18_6")} Version/18.6 Mobile/15E148 Safari/604.1`,
  "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.3.0",
  `${iPhone} Version/17.4 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15`,
  `${iPhone} CriOS/122.0.6261.89 Mobile/15E148 Safari/604.1`,
  "MyBank/5.2 (com.example.bank; build:12; iOS 17.2.0) Alamofire/5.9.1",
  "Element X/25.1.0 (Google Pixel 8 Pro; Android 15; AP3A.241105.007; Sdk 0123456)",
];

// These ends are those of a whole text, which nobody can tell from one that goes on.
const ends = [/ Safari\/(?:537\.36|604\.1|605\.1\.15)$/];

test.each(whole)("says nothing of the beginning of %s that is not true of the whole", (text) => {
  const device: SessionDevice = parseUserAgent(text);
  const wrong: unknown[] = [];
  // No column for user agents is shorter than this.
  for (let length = 20; length < text.length; length++) {
    const start = text.slice(0, length).trim();
    if (ends.some((end) => end.test(start))) continue;
    for (const [key, claim] of Object.entries(parseUserAgent(start)))
      if (claim !== "unknown" && claim !== device[key as keyof SessionDevice] && !isEither(claim, device))
        wrong.push([start, key, claim]);
  }
  expect(wrong).toEqual([]);
});

/** True if the claim leaves open what the whole text settles. */
function isEither(claim: string, { os }: SessionDevice): boolean {
  if (claim === "iPad or Mac") return os === "macOS";
  return claim === "Android device or Linux computer" && (os === "Android" || os === "Linux");
}

test.each([
  `${windows} ${webKit} Chrome/13`,
  `${windows} ${webKit} Chrome/131.0.0.0 Safari/537.3`,
  `${windows} Gecko/20100101 Firefox/13`,
  `${windows} Gecko/20100101 Thunderbird/14`,
  `${chrome} (compa`,
  `${chrome} [FB_IAB/FB4A;FBAV/51`,
  "Mozilla/5.0 (X11; Linux armv7l)",
])("%s is cut", (text) => {
  expect(isCut(text)).toBe(true);
});

test.each([
  chrome,
  `${iPhone} Mobile/15E148`,
  `${windows} Gecko/20100101 Firefox/133.0`,
  `${windows} Gecko/20100101 Thunderbird/140.3.0`,
  "Mozilla/5.0 (X11; U; Linux i686) AppleWebKit/531.2+ (KHTML, like Gecko) Version/5.0 Safari/531.2+",
  "curl/8.11.0",
  "okhttp/4.12.0",
])("%s is not cut", (text) => {
  expect(isCut(text)).toBe(false);
});

test("Chrome says no more than its common words, and a name without a version is the start of one", () => {
  expect(saysMore(chrome)).toBe(false);
  expect(saysMore(`${windows} Gecko/20100101 Firefox/3.6.13 (.NET CLR 3.5.30729)`)).toBe(false);
  expect(saysMore(`${chrome} Language/zh`)).toBe(true);
  expect(endsInName(`${chrome} Language/zh (SomeApp)`)).toBe(false);
  expect(endsInName(`${chrome} SomeApp/`)).toBe(true);
  expect(endsInName(`${chrome} Som`)).toBe(true);
});
