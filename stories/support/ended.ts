import type { UserSession } from "../../src/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { now } from "./now.ts";

const reasons = ["signed-out", "expired", "replaced", "revoked"] as const;

/** As many ended sessions, a day apart, the newest of the day before now. */
export function ended(count: number): UserSession[] {
  const day = 86_400_000;
  return createFixtures({ now, count: count + 1 })
    .slice(1)
    .map((session, at) => {
      const end = Date.parse(now) - (at + 1) * day;
      const lasted = (1 + (at % 9)) * day - 3_600_000;
      const { expiresAt: _, idleExpiresAt: __, notRevocable: ___, ...rest } = session;
      return {
        ...rest,
        id: `ended-${at + 1}`,
        isCurrent: false,
        createdAt: new Date(end - lasted).toISOString(),
        lastActiveAt: new Date(end - 600_000).toISOString(),
        endedAt: new Date(end).toISOString(),
        endReason: reasons[at % 4] as (typeof reasons)[number],
      };
    });
}
