import { describe, expect, it } from "vitest";
import { clerkAdapter } from "../../../src/adapters/clerk/browser.ts";
import { toSessionList } from "../../../src/adapters/clerk/map.ts";
import type { ClerkFakeSession } from "../../fakes/clerk/data.ts";
import { sessionLimit } from "../../support/session-limits.ts";
import { connect } from "./connect.ts";

describe("the list", () => {
  it("has all that Clerk tells of the account's sessions, and nothing of another account", async () => {
    const { adapter, other, me } = await connect();
    me.activity = { id: "sess_activity_me" };
    const { sessions, ...rest } = await adapter.listSessions();
    expect(rest).toEqual({ revocationLagSeconds: 60, subject: "user_ann" });
    expect(sessions).toEqual([
      {
        id: other.id,
        isCurrent: false,
        lastActiveAt: new Date(other.lastActiveAt).toJSON(),
        expiresAt: new Date(other.expireAt).toJSON(),
        idleExpiresAt: new Date(other.abandonAt).toJSON(),
        device: { type: "desktop", os: "macOS", browser: "Chrome", browserVersion: "141" },
        ipAddress: other.activity?.ip_address,
        location: { city: "Athens", country: "GR" },
      },
      {
        id: me.id,
        isCurrent: true,
        lastActiveAt: new Date(me.lastActiveAt).toJSON(),
        expiresAt: new Date(me.expireAt).toJSON(),
        idleExpiresAt: new Date(me.abandonAt).toJSON(),
      },
    ]);
  });

  it("says whose it is: of several accounts in this browser, the one that lists", async () => {
    const { adapter, clerk, bob, me } = await connect();
    expect((await adapter.listSessions()).subject).toBe("user_ann");
    await clerk.setActive({ session: bob.id });
    expect((await adapter.listSessions()).subject).toBe("user_bob");
    await clerk.setActive({ session: me.id });
    me.actor = { sub: "user_support" };
    expect((await adapter.listSessions()).subject).toBe("user_ann");
  });

  it.each([128, 129])("says whose it is if that takes no more than 128 characters: %i", async (length) => {
    const { fake, adapter, me, other } = await connect();
    const [ann] = fake.users;
    const id = "x".repeat(length);
    Object.assign(ann ?? {}, { id, updatedAt: Date.now() });
    for (const session of [me, other]) session.userId = id;
    const list = await adapter.listSessions();
    expect(list.sessions).toHaveLength(2);
    expect(list.subject).toBe(length > 128 ? undefined : id);
    expect("subject" in list).toBe(length <= 128);
  });

  it("has the limit of sessions that the application has set in Clerk", async () => {
    const { clerk } = await connect();
    expect(await clerkAdapter(clerk, { sessionLimit }).listSessions()).toMatchObject({ sessionLimit });
  });

  it("does not change when Clerk changes the row that it came from", async () => {
    const { adapter, other } = await connect();
    const list = await adapter.listSessions();
    const before = structuredClone(list);
    await adapter.revokeSession(other.id);
    expect(list).toEqual(before);
  });

  it("clerk-impersonation: is read-only while somebody acts for the user", async () => {
    const { adapter, me, other, sent } = await connect();
    me.actor = { sub: "user_support" };
    const { can, sessions } = await adapter.listSessions();
    expect(can).toEqual([]);
    expect(sessions.map(({ impersonated }) => impersonated)).toEqual([undefined, true]);
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "forbidden" });
    expect(sent("revoke")).toBe(0);
  });
});

describe("a row", () => {
  /** The other device, as it is listed. */
  const listed = async (change: Partial<ClerkFakeSession>) => {
    const { adapter, other, me } = await connect();
    Object.assign(other, change);
    Object.assign(me, { lastActiveAt: 0 });
    const { sessions } = await adapter.listSessions();
    return sessions.find(({ id }) => id === other.id);
  };
  const activity = (fields: object) => ({ activity: { id: "sess_activity_other", ...fields } });

  it("clerk-missing-last-active: has no last activity where Clerk's client says now", async () => {
    await expect(listed({ lastActiveAt: 0 })).resolves.not.toHaveProperty("lastActiveAt");
  });

  it("has the last activity of the session that asks, which is active now", async () => {
    const { adapter, me } = await connect();
    me.lastActiveAt = Date.now() + 60_000;
    const { sessions } = await adapter.listSessions();
    const current = sessions.find(({ isCurrent }) => isCurrent);
    expect(current?.lastActiveAt).toBe(new Date(me.lastActiveAt).toJSON());
  });

  it("clerk-missing-end: has no end where Clerk's client says now", async () => {
    const row = await listed({ expireAt: 0, abandonAt: 0 });
    expect(row).not.toHaveProperty("expiresAt");
    expect(row).not.toHaveProperty("idleExpiresAt");
  });

  it("clerk-empty-activity: has no device and no place where the activity says nothing", async () => {
    const nothing = { is_mobile: false, device_type: "", browser_name: null, city: " ", country: null };
    for (const change of [{ activity: null }, activity(nothing)]) {
      const row = await listed(change);
      expect(row).not.toHaveProperty("device");
      expect(row).not.toHaveProperty("location");
      expect(row).not.toHaveProperty("ipAddress");
    }
  });

  it("clerk-country-text: keeps a country that is no ISO code as text", async () => {
    const row = await listed(activity({ city: "Athens", country: "Greece" }));
    expect(row?.location).toEqual({ label: "Athens, Greece" });
    expect((await listed(activity({ country: "Greece" })))?.location).toEqual({ label: "Greece" });
  });

  it("says of a sign-in that is not finished that it is pending, and of no other", async () => {
    expect(await listed({ status: "pending" })).toHaveProperty("pending", true);
    expect(await listed({ status: "active" })).not.toHaveProperty("pending");
  });

  it.each([
    [
      { device_type: "iPhone", is_mobile: true },
      { type: "mobile", os: "iOS", model: "iPhone" },
    ],
    [
      { device_type: "iPad", is_mobile: true },
      { type: "tablet", os: "iPadOS", model: "iPad" },
    ],
    [{ device_type: "Windows" }, { type: "desktop", os: "Windows" }],
    [{ device_type: "Linux" }, { type: "desktop", os: "Linux" }],
    [{ device_type: "X11; CrOS x86_64" }, { type: "desktop", os: "ChromeOS" }],
    [{ device_type: "Mac OS X" }, { type: "desktop", os: "macOS" }],
    [{ device_type: "Machine X" }, { type: "unknown", model: "Machine X" }],
    [
      { device_type: "Linux; Android 16", is_mobile: true },
      { type: "mobile", os: "Android" },
    ],
    [
      { device_type: "Android", is_mobile: false },
      { type: "unknown", os: "Android" },
    ],
    [
      { device_type: "Pixel 9", is_mobile: true },
      { type: "mobile", model: "Pixel 9" },
    ],
    [{ is_mobile: true }, { type: "mobile" }],
    [
      { browser_name: "Safari", browser_version: "26.0.1", is_mobile: false },
      { type: "unknown", browser: "Safari", browserVersion: "26" },
    ],
  ])("makes of %o the device %o", async (fields, device) => {
    expect((await listed(activity(fields)))?.device).toEqual(device);
  });
});

describe("toSessionList", () => {
  const current = { id: "sess_1", status: "active", user: { id: "user_1", getSessions: async () => [] } };
  const row = { id: "sess_1", status: "active", revoke: async () => {} };

  it("leaves out an impossible date, and an instant that is not a Date", () => {
    const rows = [{ ...row, lastActiveAt: new Date(Number.NaN), expireAt: 1_700_000_000_000 }];
    const { sessions } = toSessionList({ current, rows, skipped: 0, since: 0, until: 0 });
    expect(sessions).toEqual([{ id: "sess_1", isCurrent: true }]);
  });

  it("counts the rows that could not be read", () => {
    const { skipped } = toSessionList({ current, rows: [row], skipped: 2, since: 0, until: 0 });
    expect(skipped).toBe(2);
  });
});
