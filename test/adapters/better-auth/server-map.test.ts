import { admin } from "better-auth/plugins";
import { afterEach, describe, expect, it } from "vitest";
import { ann, bob } from "../../fakes/better-auth-server.ts";
import { outcomeOf } from "../../support/outcome-of.ts";
import { sessionLimit } from "../../support/session-limits.ts";
import { adapterOf, hour, rowOf, server, start, stop, storages, twoDevices } from "./running-server.ts";

afterEach(stop);

describe("the list", () => {
  it("better-auth-server-listed-impersonations: lacks who impersonates the user, as Better Auth's own", async () => {
    const { laptop, phone, adapter } = await twoDevices({ plugins: [admin()] });
    rowOf(phone).impersonatedBy = "somebody";
    expect((await adapter.listSessions()).sessions.map(({ id }) => id)).toEqual([laptop.sessionId()]);
  });

  it("better-auth-server-impersonator-lists: is read-only for whoever impersonates the user", async () => {
    const { laptop, adapter } = await twoDevices({ plugins: [admin()] });
    rowOf(laptop).impersonatedBy = "somebody";
    expect((await adapter.listSessions()).can).toEqual([]);
  });

  it("says whose it is, to each person another", async () => {
    const { laptop, phone, adapter } = await twoDevices();
    const bobs = await server.signIn("Other/1", bob);
    const { subject } = await adapter.listSessions();
    expect(subject).toBe(rowOf(laptop).userId);
    expect((await adapterOf(phone).listSessions()).subject).toBe(subject);
    expect((await adapterOf(bobs).listSessions()).subject).toBe(rowOf(bobs).userId);
    expect(rowOf(bobs).userId).not.toBe(subject);
  });

  it("says whose it is while an administrator impersonates the user: the user's", async () => {
    const { laptop, adapter } = await twoDevices({ plugins: [admin()] });
    rowOf(laptop).impersonatedBy = "somebody";
    expect((await adapter.listSessions()).subject).toBe(rowOf(laptop).userId);
  });

  it.each([128, 129])("says whose it is if that takes no more than 128 characters: %i", async (length) => {
    const { laptop, phone, adapter } = await twoDevices();
    const id = "x".repeat(length);
    for (const user of server.users) user.id = id;
    for (const device of [laptop, phone]) rowOf(device).userId = id;
    const list = await adapter.listSessions();
    expect(list.sessions).toHaveLength(2);
    expect(list.subject).toBe(length > 128 ? undefined : id);
    expect("subject" in list).toBe(length <= 128);
  });

  it("better-auth-server-unreturned-fields: lacks what the application keeps on its server", async () => {
    const { laptop, adapter } = await twoDevices({
      session: { additionalFields: { city: { type: "string", required: false, returned: false } } },
    });
    rowOf(laptop).city = "Athens";
    expect(JSON.stringify(await adapter.listSessions())).not.toContain("Athens");
  });

  it("has the application's limit of sessions, if it says one", async () => {
    const { laptop, adapter } = await twoDevices({}, { sessionLimit });
    expect(await adapter.listSessions()).toMatchObject({ sessionLimit });
    expect(await adapterOf(laptop).listSessions()).not.toHaveProperty("sessionLimit");
  });

  it("better-auth-server-stale-activity: says that the last activity is a lower bound", async () => {
    const { adapter } = await twoDevices({ session: { updateAge: 600 } });
    expect((await adapter.listSessions()).lastActiveGranularitySeconds).toBe(600);
  });

  it("better-auth-server-cookie-cache-lag: says how long a revoked device may go on", async () => {
    const { adapter } = await twoDevices({ session: { cookieCache: { enabled: true, maxAge: 900 } } });
    expect((await adapter.listSessions()).revocationLagSeconds).toBe(900);
  });

  it.each([
    [0, undefined, undefined],
    [60, undefined, 60],
    [0.5, undefined, 0.5],
    [0, 900, 900],
    [60, 900, 960],
  ])(
    "adds the %s s of an eventually consistent storage to the cookie cache's %s s: %s",
    async (lag, maxAge, sum) => {
      const cookieCache = maxAge === undefined ? {} : { session: { cookieCache: { enabled: true, maxAge } } };
      const { adapter } = await twoDevices(
        { storage: "secondary", ...cookieCache },
        { revocationLagSeconds: lag },
      );
      expect((await adapter.listSessions()).revocationLagSeconds).toBe(sum);
    },
  );

  it("better-auth-server-unremembered-activity: claims none for a device that is not to be remembered", async () => {
    const { laptop, adapter } = await twoDevices({ session: { updateAge: 60 } });
    const row = rowOf(laptop);
    row.expiresAt = new Date(row.createdAt.getTime() + 24 * hour);
    const [session] = (await adapter.listSessions()).sessions;
    expect(session).not.toHaveProperty("lastActiveAt");
  });
});

describe("the list says how exact it is", () => {
  it.each([
    [60, 24 * hour, false],
    [60, 25 * hour, true],
    [86_400, 24 * hour, true],
  ])("with updateAge %i, a session that lives %i ms: noted is %s", async (updateAge, lifetime, isNoted) => {
    const { signIn } = await start({ session: { updateAge } });
    const laptop = await signIn();
    const row = rowOf(laptop);
    // A session that is not to be remembered lives one day, and none of its later activity is noted.
    row.expiresAt = new Date(row.createdAt.getTime() + lifetime);
    const [session] = (await adapterOf(laptop).listSessions()).sessions;
    expect(session !== undefined && "lastActiveAt" in session).toBe(isNoted);
  });
});

describe.each(storages)("an administrator who impersonates, in %s", (storage) => {
  async function impersonation() {
    const { signIn, baseURL } = await start({ storage, plugins: [admin()] });
    const phone = await signIn("Phone/1", ann);
    await signIn("Support/1", bob);
    const [annsUser, bobsUser] = server.users;
    if (!annsUser || !bobsUser) throw new Error("Two users signed up.");
    bobsUser.role = "admin";
    // A later session, so that its copy of the user knows the role.
    const support = await signIn("Support/2", bob);
    const response = await support.fetch(`${baseURL}/api/auth/admin/impersonate-user`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ userId: annsUser.id }),
    });
    expect(response.status).toBe(200);
    return { phone, support };
  }

  it("reads, and may do nothing", async () => {
    const { phone, support } = await impersonation();
    const adapter = adapterOf(support);
    expect(await adapter.listSessions()).toMatchObject({
      can: [],
      sessions: expect.arrayContaining([
        expect.objectContaining({ id: phone.sessionId(), isCurrent: false }),
        expect.objectContaining({ id: support.sessionId(), isCurrent: true, impersonated: true }),
      ]),
    });
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("forbidden");
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("forbidden");
    expect(server.sessions.map(({ id }) => id)).toContain(phone.sessionId());
  });

  it("is not in the user's own list, as in Better Auth's, and ends with the others", async () => {
    const { phone, support } = await impersonation();
    const adapter = adapterOf(phone);
    const impersonating = support.sessionId();
    expect((await adapter.listSessions()).sessions.map(({ id }) => id)).toEqual([phone.sessionId()]);
    await adapter.revokeOtherSessions?.();
    expect(server.sessions.map(({ id }) => id)).not.toContain(impersonating);
  });
});

describe.each(storages)("additional fields, in %s", (storage) => {
  const text = { type: "string", required: false } as const;
  const session = {
    additionalFields: {
      city: text,
      country: { ...text, input: false },
      region: { ...text, returned: false },
      note: { ...text, returned: false },
    },
  };
  const before = async (row: object) => ({
    data: { ...row, city: "Athens", country: "GR", region: "Attica", note: "kept on the server" },
  });
  const databaseHooks = { session: { create: { before } } };

  it("are the place, but for what the application keeps on its server", async () => {
    const { signIn } = await start({ storage, session, databaseHooks });
    const list = await adapterOf(await signIn()).listSessions();
    expect(list.sessions[0]?.location).toEqual({ city: "Athens", country: "GR" });
    expect(JSON.stringify(list)).not.toMatch(/Attica|kept on the server/);
  });

  it("go to the application's own callback, without the token; its mistake costs only the place", async () => {
    const { signIn } = await start({ storage, session, databaseHooks });
    const laptop = await signIn();
    const { token } = rowOf(laptop);
    let seen: unknown;
    const adapter = adapterOf(laptop, {
      location: (row) => {
        seen = row;
        return { city: `${row.city}!`, latitude: 38 };
      },
    });
    expect((await adapter.listSessions()).sessions[0]?.location).toEqual({ city: "Athens!", latitude: 38 });
    expect(seen).toMatchObject({ id: laptop.sessionId(), ipAddress: "203.0.113.1" });
    expect(JSON.stringify(seen)).not.toContain(token);
    const location = () => {
      throw new Error("A mistake in the application.");
    };
    const [session_] = (await adapterOf(laptop, { location }).listSessions()).sessions;
    expect(session_?.location).toEqual({ city: "Athens", country: "GR" });
  });
});
