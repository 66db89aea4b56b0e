import type { UserSession } from "../core/contract.ts";
import { fixtureDevices } from "./fixture-devices.ts";
import { fixturePlaces } from "./fixture-places.ts";

export interface FixtureOptions {
  /** How many sessions, the current one included. Default 6. */
  count?: number;
  /** The instant at which the sessions are looked at, ISO 8601. Default "2026-01-15T12:00:00.000Z". */
  now?: string;
  /** Other times and addresses for another number. Default 1. */
  seed?: number;
  /** With the user agent as a backend stores it, instead of the device that was read from it. Default false. */
  raw?: boolean;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * Sessions of one person that look like real ones: the same options give the same sessions, the first one is the current
 * one, devices and places vary. All addresses are from the documentation ranges.
 */
export function createFixtures({
  count = 6,
  now = "2026-01-15T12:00:00.000Z",
  seed = 1,
  raw = false,
}: FixtureOptions = {}): UserSession[] {
  const random = randomFrom(seed);
  const seenAt = Date.parse(now);
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
      expiresAt: before(idle - 30 * day),
      ipAddress: place.ipAddress(1 + Math.floor(random() * 254)),
      ...(place.location ? { location: { ...place.location } } : {}),
      ...(raw ? { userAgent } : { device: { ...device } }),
    };
  });
}

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError("An empty table of fixtures.");
  return item;
}

/** A linear congruential generator (Numerical Recipes): repeatable, and random enough for dates. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
