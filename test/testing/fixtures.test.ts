import { describe, expect, it } from "vitest";
import { checkList } from "../../src/core/check/check-list.ts";
import { createFixtures } from "../../src/testing/index.ts";

describe("createFixtures", () => {
  it("gives the same sessions for the same options, and others for another seed", () => {
    expect(createFixtures()).toEqual(createFixtures());
    expect(createFixtures({ seed: 2 })).not.toEqual(createFixtures());
  });

  it("gives as many as asked for, of which the first is the current one", () => {
    const sessions = createFixtures({ count: 10_000 });
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(10_000);
    expect(sessions.map(({ isCurrent }) => isCurrent).indexOf(true)).toBe(0);
    expect(sessions.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
  });

  it("gives the same devices parsed, or raw as a backend stores them", () => {
    const parsed = createFixtures({ count: 7 });
    const raw = createFixtures({ count: 7, raw: true });
    expect(raw.every((session) => session.userAgent && !session.device)).toBe(true);
    expect(parsed.every((session) => session.device && !session.userAgent)).toBe(true);
    expect(raw.map(({ userAgent: _, ...rest }) => rest)).toEqual(
      parsed.map(({ device: _, ...rest }) => rest),
    );
  });

  it("gives raw rows that the input check turns into the parsed ones", async () => {
    const { sessions } = await checkList({ sessions: createFixtures({ count: 7, raw: true }) });
    expect(sessions).toEqual(createFixtures({ count: 7 }));
  });

  it("varies device types and places, with addresses that belong to nobody", () => {
    const sessions = createFixtures({ count: 500 });
    expect(new Set(sessions.map(({ device }) => device?.type))).toEqual(
      new Set(["desktop", "mobile", "tablet", "cli"]),
    );
    expect(new Set(sessions.map(({ location }) => location?.country)).size).toBe(4);
    for (const { ipAddress } of sessions)
      expect(ipAddress).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$|^2001:db8:1:2::[\da-f]+$/);
  });

  it("does not end by itself unless it is told what time it is: a server's clock may be years ahead", () => {
    expect(createFixtures({ count: 9 }).filter(({ expiresAt }) => expiresAt)).toEqual([]);
  });

  it("has instants that make sense: created, active, now, expired", () => {
    const now = "2026-03-01T00:00:00.000Z";
    for (const { createdAt = "", lastActiveAt = "", expiresAt = "" } of createFixtures({ count: 500, now })) {
      expect(createdAt < lastActiveAt).toBe(true);
      expect(lastActiveAt <= now).toBe(true);
      expect(expiresAt > now).toBe(true);
    }
  });
});
