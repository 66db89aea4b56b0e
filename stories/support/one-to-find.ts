import type { UserSession } from "../../src/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { now } from "./now.ts";

const hoursAgo = (hours: number): string => new Date(Date.parse(now) - hours * 3_600_000).toISOString();

/** Forty devices. One of them is like no other: Opera on Windows, in Lagos. */
export function oneToFind(): UserSession[] {
  const strange: UserSession = {
    id: "session-of-a-stranger",
    isCurrent: false,
    createdAt: hoursAgo(75),
    lastActiveAt: hoursAgo(46),
    signInMethod: "password",
    device: { type: "desktop", browser: "Opera", browserVersion: "126", os: "Windows", osVersion: "11" },
    ipAddress: "203.0.113.66",
    location: { city: "Lagos", country: "NG" },
    expiresAt: hoursAgo(75 - 30 * 24),
  };
  return [...createFixtures({ now, count: 39 }), strange];
}
