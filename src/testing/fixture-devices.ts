import type { SessionDevice } from "../core/contract.ts";

/** Devices as a backend stores them, and as the input check reads them. The first one asks. */
export const fixtureDevices: readonly { userAgent: string; device: SessionDevice }[] = [
  {
    userAgent:
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36",
    device: { type: "desktop", browser: "Chrome", browserVersion: "143", os: "macOS" },
  },
  {
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    device: {
      type: "mobile",
      browser: "Safari",
      browserVersion: "18",
      os: "iOS",
      osVersion: "18.5",
      model: "iPhone",
    },
  },
  {
    userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
    device: { type: "desktop", browser: "Firefox", browserVersion: "145", os: "Windows" },
  },
  {
    userAgent:
      "Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1",
    device: {
      type: "tablet",
      browser: "Safari",
      browserVersion: "17",
      os: "iPadOS",
      osVersion: "17.6",
      model: "iPad",
    },
  },
  {
    userAgent:
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
    device: { type: "mobile", browser: "Chrome", browserVersion: "142", os: "Android" },
  },
  {
    userAgent: "curl/8.7.1",
    device: { type: "cli", browser: "curl", browserVersion: "8" },
  },
  {
    userAgent:
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0",
    device: { type: "desktop", browser: "Edge", browserVersion: "143", os: "Linux" },
  },
];
