import UserAgent, { type UserAgentData } from "user-agents";
import { expect, test } from "vitest";
import type { SessionDevice } from "../../../src/contract.ts";
import { parseUserAgent } from "../../../src/core/user-agent/parser.ts";

/** 10,000 visits as real browsers reported them: the user agent beside `navigator.platform`, which is independent of it. */
const visits = UserAgent.top();
const devices = new Map<string, SessionDevice>();
for (const { userAgent } of visits)
  if (!devices.has(userAgent)) devices.set(userAgent, parseUserAgent(userAgent));

const unsettled: [RegExp, string][] = [
  [/CrOS/, "ChromeOS"],
  [/Android/, "Android"],
  [/iPhone/, "iOS"],
  [/Windows/, "Windows"],
  [/Macintosh/, "macOS"],
  [/Linux/, "Linux"],
];
const tokens: [RegExp, string][] = [
  [/ Edg(?:e|A|iOS)?\/(\d+)/, "Edge"],
  [/ OP[RTX]\/(\d+)/, "Opera"],
  [/ SamsungBrowser\/(\d+)/, "Samsung Internet"],
  [/ YaBrowser\/(\d+)/, "Yandex"],
  [/ (?:Ddg|DuckDuckGo)\/(\d+)/, "DuckDuckGo"],
  [/ Brave$/, "Brave"],
  [/ GSA\/(\d+)/, "Google app"],
  [/ Snapchat\/(\d+)/, "Snapchat"],
  [/ Barcelona (\d+)/, "Threads"],
  [/Ecosia \w+@(\d+)/, "Ecosia"],
  [/ (?:FxiOS|Firefox)\/(\d+)/, "Firefox"],
  [/ (?:CriOS)\/(\d+)/, "Chrome"],
  [/(?:; wv\)|Version\/4\.0) .*Chrome\/(\d+)/, "Android WebView"],
  [/ Chrome\/(\d+)/, "Chrome"],
  [/ Version\/(\d+).* Safari\//, "Safari"],
];

/** A Linux platform is also what the device emulation of developer tools leaves, so there the user agent decides. */
function trueSystem({ platform, userAgent }: UserAgentData): string | undefined {
  if (platform === "Win32") return "Windows";
  if (platform === "MacIntel") return "macOS";
  if (platform === "iPhone") return "iOS";
  if (platform === "iPad") return "iPadOS";
  if (platform !== "Linux x86_64") return "Android";
  return unsettled.find(([token]) => token.test(userAgent))?.[1];
}

function trueBrowser({ userAgent }: UserAgentData): { name?: string; version?: string | undefined } {
  for (const [token, name] of tokens) {
    const match = token.exec(userAgent);
    if (match) return { name, version: match[1] };
  }
  return {};
}

/** Unknown is no answer, which is not a wrong one. */
function score(isRight: (visit: UserAgentData, device: SessionDevice) => boolean | undefined) {
  const verdicts = visits.map((visit) => isRight(visit, devices.get(visit.userAgent) ?? { type: "unknown" }));
  const share = (verdict: boolean | undefined) =>
    verdicts.filter((one) => one === verdict).length / verdicts.length;
  return { right: share(true), wrong: share(false), unknown: share(undefined) };
}

test("the corpus is there", () => {
  expect(visits).toHaveLength(10_000);
});

test("names the browser of at least 99.5 % of visits, and none wrongly", () => {
  const { right, wrong, unknown } = score((visit, { browser }) =>
    browser ? browser === trueBrowser(visit).name : undefined,
  );
  expect(right).toBeGreaterThanOrEqual(0.995);
  expect(wrong).toBe(0);
  expect(unknown).toBeLessThanOrEqual(0.001);
});

test("gives the browser's own major version", () => {
  const { right, wrong, unknown } = score((visit, { browserVersion }) =>
    browserVersion ? browserVersion === trueBrowser(visit).version : undefined,
  );
  expect(right).toBeGreaterThanOrEqual(0.995);
  expect(wrong).toBe(0);
  expect(unknown).toBeLessThanOrEqual(0.003);
});

test("names the system of at least 99.5 % of visits, and next to none wrongly", () => {
  const { right, wrong, unknown } = score((visit, { os, model }) => {
    const system = trueSystem(visit);
    if (model === "iPad or Mac") return system === "macOS";
    if (model === "Android device or Linux computer") return system === "Android" || system === "Linux";
    return os ? os === system : undefined;
  });
  expect(right).toBeGreaterThanOrEqual(0.995);
  expect(wrong).toBeLessThanOrEqual(0.001);
  expect(unknown).toBeLessThanOrEqual(0);
});
