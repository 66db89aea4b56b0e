import type { SessionDevice, SessionLocation, SessionNetwork, UserSession } from "../contract.ts";

/** How many sessions, as of when, and in which form. */
export interface FixtureOptions {
  /** How many sessions, including the current one. Default: 6. */
  count?: number;
  /**
   * The instant at which the sessions are listed, as an ISO 8601 string. Default: "2026-01-15T12:00:00.000Z", and then without
   * `expiresAt`: by a real server's clock it would have passed.
   */
  now?: string;
  /** Another whole number gives other instants and addresses. Default: 1. */
  seed?: number;
  /** Gives each session `userAgent`, as a backend stores it, instead of the `device` parsed from it. Default: false. */
  raw?: boolean;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * Realistic sessions of one person, for tests, stories and demos. The first one is the current session, and devices and
 * places vary. Equal options give equal sessions. All addresses are from the ranges reserved for documentation (RFC 5737,
 * RFC 3849).
 */
export function createFixtures({
  count = 6,
  now,
  seed = 1,
  raw = false,
}: FixtureOptions = {}): UserSession[] {
  const random = randomFrom(seed);
  const seenAt = Date.parse(now ?? "2026-01-15T12:00:00.000Z");
  const before = (ms: number) => new Date(seenAt - ms).toISOString();
  return Array.from({ length: count }, (_, index): UserSession => {
    const { userAgent, device } = pick(fixtureDevices, index);
    const place = pick(fixturePlaces, index);
    const idle = index === 0 ? 0 : Math.ceil(random() * Math.min(index, 25) * day);
    return {
      id: `session-${index + 1}`,
      isCurrent: index === 0,
      createdAt: before(idle + Math.ceil(random() * 3 * day)),
      lastActiveAt: before(idle),
      ...(now === undefined ? {} : { expiresAt: before(idle - 30 * day) }),
      ipAddress: place.ipAddress(1 + Math.floor(random() * 254)),
      ...(place.location ? { location: { ...place.location } } : {}),
      network: networkOf(index, before(idle)),
      ...(raw ? { userAgent } : { device: { ...device } }),
    };
  });
}

/** The place's number in the table; each second session has come from the place before. */
function networkOf(index: number, at: string): SessionNetwork {
  const number = (index % fixturePlaces.length) + 1;
  const { country } = pick(fixturePlaces, index).location ?? {};
  const change = { at, ...(country ? { country } : {}), networkId: String(number) };
  return { id: String(number), ...(index % 2 ? { changes: [change] } : {}) };
}

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError("A table of fixtures is empty.");
  return item;
}

/** A linear congruential generator (Numerical Recipes): repeatable, and random enough for dates. Gives 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Devices as a backend stores them, and as the input check parses them. */
const fixtureDevices: readonly { userAgent: string; device: SessionDevice }[] = [
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

/** Addresses that belong to nobody, and invented places for them. `host`, 1 to 254, completes the address. */
const fixturePlaces: readonly { ipAddress: (host: number) => string; location?: SessionLocation }[] = [
  {
    ipAddress: (host) => `203.0.113.${host}`,
    location: { city: "Athens", region: "Attica", country: "GR" },
  },
  {
    ipAddress: (host) => `198.51.100.${host}`,
    location: { city: "Nairobi", country: "KE" },
  },
  {
    ipAddress: (host) => `2001:db8:1:2::${host.toString(16)}`,
    location: { city: "São Paulo", region: "São Paulo", country: "BR" },
  },
  { ipAddress: (host) => `192.0.2.${host}` },
];
