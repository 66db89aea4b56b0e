import { expect, test } from "vitest";
import { parseUserAgent } from "../../src/server/user-agent.ts";

const webKit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const chrome = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/131.0.0.0 Safari/537.36`;
const hints = new Headers({
  "sec-ch-ua": '"Brave";v="131", "Chromium";v="131"',
  "sec-ch-ua-platform": '"Windows"',
  "sec-ch-ua-platform-version": '"15.0.0"',
});

test("a user agent alone leaves out the version that browsers have frozen", () => {
  expect(parseUserAgent(chrome)).toEqual({
    type: "desktop",
    browser: "Chrome",
    browserVersion: "131",
    os: "Windows",
  });
});

test("hints add what the user agent hides", () => {
  expect(parseUserAgent(chrome, hints)).toEqual({
    type: "desktop",
    browser: "Brave",
    browserVersion: "131",
    os: "Windows",
    osVersion: "11",
  });
});

test("a crawler stays a crawler, whatever its hints say", () => {
  const crawler = `${chrome} Googlebot/2.1`;
  expect(parseUserAgent(crawler).type).toBe("bot");
  expect(parseUserAgent(crawler, hints)).toEqual(parseUserAgent(crawler));
});

test.each([null, undefined, "", 7 as never])(
  "the user agent %j is an unknown device, with hints too",
  (userAgent) => {
    expect(parseUserAgent(userAgent)).toEqual({ type: "unknown" });
    expect(parseUserAgent(userAgent, hints)).toEqual({ type: "unknown" });
  },
);
