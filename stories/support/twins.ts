import type { UserSession } from "../../src/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { now } from "./now.ts";

/** This device, and others that are like it but for when they signed in. */
export function twins(): UserSession[] {
  return ["", "2026-01-03T09:30:00.000Z", "2025-12-28T17:05:00.000Z", ""].map((createdAt, index) => {
    const [session] = createFixtures({ now, count: 1, seed: index + 1 }) as [UserSession];
    return {
      ...session,
      id: `session-${index + 1}`,
      isCurrent: index === 0,
      ...(createdAt && { createdAt }),
      lastActiveAt: new Date(Date.parse(now) - index * 26 * 3_600_000).toISOString(),
      ...(index === 3 && { location: { city: "Patras", country: "GR" } }),
    };
  });
}
