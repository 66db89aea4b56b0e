import { admin, customSession } from "better-auth/plugins";
import { afterEach, describe, expect, it } from "vitest";
import { betterAuthAdapter } from "../../src/adapters/better-auth/browser.ts";
import { ann, type BetterAuthServer, bob, startBetterAuthServer } from "../fakes/better-auth-server.ts";
import { outcomeOf } from "../support/outcome-of.ts";

const hour = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms);

let server: BetterAuthServer;
const start = async (...settings: Parameters<typeof startBetterAuthServer>) => {
  server = await startBetterAuthServer(...settings);
  return server;
};
afterEach(() => server.close());

const idsInTheTable = () => server.sessions.map(({ id }) => id);
const rowOf = (id: string) => {
  const row = server.sessions.find((session) => session.id === id);
  if (!row) throw new Error(`No row ${id}.`);
  return row;
};

async function threeDevices() {
  await start();
  const laptop = await server.signIn("Laptop/1");
  const phone = await server.signIn("Phone/1");
  const tablet = await server.signIn("Tablet/1");
  return { laptop, phone, tablet, adapter: betterAuthAdapter(laptop.authClient) };
}

describe("three devices signed in to a real Better Auth server", () => {
  it("better-auth-unmarked-current: are listed, and the one that asks is the current one", async () => {
    const { laptop, phone, tablet, adapter } = await threeDevices();
    const { sessions, truncated } = await adapter.listSessions();
    expect(sessions.map(({ id, isCurrent, userAgent }) => ({ id, isCurrent, userAgent }))).toEqual([
      { id: laptop.sessionId(), isCurrent: true, userAgent: "Laptop/1" },
      { id: phone.sessionId(), isCurrent: false, userAgent: "Phone/1" },
      { id: tablet.sessionId(), isCurrent: false, userAgent: "Tablet/1" },
    ]);
    expect(truncated).toBeUndefined();
  });

  it("are listed with whose they are, to each person another", async () => {
    const { laptop, phone, adapter } = await threeDevices();
    const bobs = await server.signIn("Other/1", bob);
    const subjectOf = async (device: typeof laptop) =>
      (await betterAuthAdapter(device.authClient).listSessions()).subject;
    const { subject } = await adapter.listSessions();
    expect(subject).toBe(rowOf(laptop.sessionId()).userId);
    expect(await subjectOf(phone)).toBe(subject);
    expect(await subjectOf(bobs)).toBe(rowOf(bobs.sessionId()).userId);
    expect(await subjectOf(bobs)).not.toBe(subject);
  });

  it.each([128, 129])("say whose they are if that takes no more than 128 characters: %i", async (length) => {
    const { adapter } = await threeDevices();
    const id = "x".repeat(length);
    for (const row of [...server.users]) row.id = id;
    for (const row of server.sessions) row.userId = id;
    const list = await adapter.listSessions();
    expect(list.sessions).toHaveLength(3);
    expect(list.subject).toBe(length > 128 ? undefined : id);
    expect("subject" in list).toBe(length <= 128);
  });

  it("better-auth-stale-activity: have instants in ISO 8601, an address, and how exact the last activity is", async () => {
    const { adapter } = await threeDevices();
    const { sessions, lastActiveGranularitySeconds } = await adapter.listSessions();
    const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(sessions[1]).toMatchObject({
      createdAt: iso,
      lastActiveAt: iso,
      expiresAt: iso,
      ipAddress: "203.0.113.2",
    });
    expect(lastActiveGranularitySeconds).toBe(86_400);
  });

  it("lose the one that is revoked: its next request is refused, the others go on", async () => {
    const { laptop, phone, tablet, adapter } = await threeDevices();
    await adapter.listSessions();
    await adapter.revokeSession?.(phone.sessionId());
    expect((await phone.authClient.listSessions()).error).toMatchObject({ status: 401 });
    expect((await tablet.authClient.getSession()).data?.session.id).toBe(tablet.sessionId());
    expect((await adapter.listSessions()).sessions.map(({ id }) => id)).toEqual([
      laptop.sessionId(),
      tablet.sessionId(),
    ]);
  });

  it("are reduced to the one that asks when the others are revoked", async () => {
    const { laptop, phone, tablet, adapter } = await threeDevices();
    await adapter.revokeOtherSessions?.();
    expect(idsInTheTable()).toEqual([laptop.sessionId()]);
    for (const device of [phone, tablet])
      expect((await device.authClient.listSessions()).error).toMatchObject({ status: 401 });
  });

  it("better-auth-revoked-by-token: end one that was never listed, by listing first", async () => {
    const { laptop, phone, tablet, adapter } = await threeDevices();
    await expect(adapter.revokeSession?.(phone.sessionId())).resolves.toBeUndefined();
    expect(idsInTheTable()).toEqual([laptop.sessionId(), tablet.sessionId()]);
  });

  it("can be used by a client that throws its errors", async () => {
    const { laptop, phone } = await threeDevices();
    const throwing =
      <T>(method: (options: T) => Promise<unknown>) =>
      (options: T) =>
        method({
          ...options,
          fetchOptions: { ...(options as { fetchOptions?: object }).fetchOptions, throw: true },
        });
    const { authClient } = laptop;
    const adapter = betterAuthAdapter({
      getSession: throwing((options) => authClient.getSession(options)),
      listSessions: throwing((options) => authClient.listSessions(options)),
      revokeSession: throwing((options: { token: string }) => authClient.revokeSession(options)),
      revokeOtherSessions: throwing((options) => authClient.revokeOtherSessions(options)),
    });
    await adapter.revokeSession?.(phone.sessionId());
    expect((await adapter.listSessions()).sessions).toHaveLength(2);
    laptop.cookies.clear();
    expect(await outcomeOf(adapter.listSessions())).toBe("unauthenticated");
  });
});

describe("the session that asks", () => {
  it("better-auth-revocable-current: is refused, and nothing is sent", async () => {
    const { laptop, adapter } = await threeDevices();
    await adapter.listSessions();
    expect(await outcomeOf(adapter.revokeSession?.(laptop.sessionId()))).toBe("current-session");
    expect(laptop.sent).not.toContain("POST /api/auth/revoke-session");
    expect(idsInTheTable()).toContain(laptop.sessionId());
  });

  it("is refused where it became the current one after the list", async () => {
    const { laptop, phone, adapter } = await threeDevices();
    await adapter.listSessions();
    for (const [name, value] of phone.cookies) laptop.cookies.set(name, value);
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("current-session");
    expect(idsInTheTable()).toHaveLength(3);
  });

  it("is signed out, in our words, where another device revoked it", async () => {
    const { laptop, phone, adapter } = await threeDevices();
    const phoneAdapter = betterAuthAdapter(phone.authClient);
    await phoneAdapter.listSessions();
    await adapter.revokeSession?.(phone.sessionId());
    expect(await outcomeOf(phoneAdapter.listSessions())).toBe("unauthenticated");
    expect(await outcomeOf(phoneAdapter.revokeSession?.(laptop.sessionId()))).toBe("unauthenticated");
    expect(await outcomeOf(phoneAdapter.revokeOtherSessions?.())).toBe("unauthenticated");
  });

  it("better-auth-dropped-session: is unknown where customSession leaves it out, and read-only", async () => {
    await start({ plugins: [customSession(async ({ user }) => ({ user }))] });
    const laptop = await server.signIn();
    const phone = await server.signIn();
    const adapter = betterAuthAdapter(laptop.authClient);
    const { sessions, subject } = await adapter.listSessions();
    expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([false, false]);
    expect(subject).toBe(rowOf(laptop.sessionId()).userId);
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("current-unknown");
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("current-unknown");
    expect(laptop.sent.filter((line) => line.startsWith("POST"))).toEqual([]);
  });

  it("better-auth-impersonator-acts: is an administrator's while impersonating, who may end nothing", async () => {
    await start({ plugins: [admin()] });
    const phone = await server.signIn("Phone/1", ann);
    const support = await server.signIn("Support/1", bob);
    const [annsUser, bobsUser] = server.users;
    if (!annsUser || !bobsUser) throw new Error("Two users signed up.");
    bobsUser.role = "admin";
    const response = await support.fetch(`${server.baseURL}/api/auth/admin/impersonate-user`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ userId: annsUser.id }),
    });
    expect(response.status).toBe(200);
    const adapter = betterAuthAdapter(support.authClient);
    const list = await adapter.listSessions();
    expect(list).toMatchObject({ can: [], sessions: [{ id: phone.sessionId(), isCurrent: false }] });
    expect(list.truncated).toBeUndefined();
    expect(list.subject).toBe(annsUser.id);
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("forbidden");
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("forbidden");
    expect(idsInTheTable()).toContain(phone.sessionId());
  });
});

describe("a session that is older than a day", () => {
  it("better-auth-not-fresh: may not list, until the person has signed in again", async () => {
    const { laptop, adapter } = await threeDevices();
    rowOf(laptop.sessionId()).createdAt = ago(25 * hour);
    await expect(adapter.listSessions()).rejects.toMatchObject({
      code: "reauth-required",
      message: expect.stringMatching(/SESSION_NOT_FRESH 403.*session\.freshAge/),
    });
    const stale = laptop.sessionId();
    await laptop.signIn();
    const { sessions } = await adapter.listSessions();
    expect(sessions.find(({ isCurrent }) => isCurrent)?.id).toBe(laptop.sessionId());
    expect(sessions.map(({ id }) => id)).toContain(stale);
  });

  it("better-auth-ungated-revocation: may still revoke what it has listed before", async () => {
    const { laptop, phone, adapter } = await threeDevices();
    const phoneId = phone.sessionId();
    await adapter.listSessions();
    rowOf(laptop.sessionId()).createdAt = ago(25 * hour);
    await expect(adapter.revokeSession?.(phoneId)).resolves.toBeUndefined();
    expect(idsInTheTable()).not.toContain(phoneId);
  });

  it("better-auth-ungated-others: ends no others, since it may not list who was ended", async () => {
    const { laptop, adapter } = await threeDevices();
    rowOf(laptop.sessionId()).createdAt = ago(25 * hour);
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "reauth-required" });
    expect(idsInTheTable()).toHaveLength(3);
  });
});

describe("more sessions than Better Auth reads at once", () => {
  it("are said to be more, and the current one is among them even where the cap cut it off", async () => {
    const { laptop, phone } = await threeDevices();
    server.copySession(phone.sessionId(), 150, {}, "inFront");
    const { sessions, truncated } = await betterAuthAdapter(laptop.authClient).listSessions();
    expect(truncated).toBe(true);
    expect(sessions).toHaveLength(101);
    expect(sessions.filter(({ isCurrent }) => isCurrent).map(({ id }) => id)).toEqual([laptop.sessionId()]);
  });

  it("better-auth-capped-list: are said to be more where the current one is listed", async () => {
    const { phone, adapter } = await threeDevices();
    server.copySession(phone.sessionId(), 150);
    const { sessions, truncated } = await adapter.listSessions();
    expect(truncated).toBe(true);
    expect(sessions).toHaveLength(100);
  });

  it("better-auth-capped-others: are all gone after the others were revoked, 150 behind the current one", async () => {
    const { laptop, phone, adapter } = await threeDevices();
    server.copySession(phone.sessionId(), 150);
    await adapter.revokeOtherSessions?.();
    expect(idsInTheTable()).toEqual([laptop.sessionId()]);
  });

  it("are all gone after the others were revoked, 150 in front of the current one", async () => {
    const { laptop, phone, adapter } = await threeDevices();
    server.copySession(phone.sessionId(), 150, {}, "inFront");
    await adapter.revokeOtherSessions?.();
    expect(idsInTheTable()).toEqual([laptop.sessionId()]);
  });

  it("better-auth-expired-rows-in-front: are all gone where 120 expired rows stand in front of them", async () => {
    const { laptop, phone, adapter } = await threeDevices();
    const expired = server.copySession(phone.sessionId(), 120, { expiresAt: ago(hour) }, "inFront");
    server.copySession(phone.sessionId(), 150);
    await expect(adapter.revokeOtherSessions?.()).resolves.toBeUndefined();
    expect(idsInTheTable().filter((id) => !expired.includes(id))).toEqual([laptop.sessionId()]);
  });
});

describe("with the cookie cache on", () => {
  const cached = { session: { cookieCache: { enabled: true, maxAge: 300 } } };

  it("better-auth-cookie-cache-lag: a revoked device lives on for the core of Better Auth, and the list says for how long", async () => {
    await start(cached);
    const laptop = await server.signIn();
    const phone = await server.signIn();
    const phoneId = phone.sessionId();
    const adapter = betterAuthAdapter(laptop.authClient, { revocationLagSeconds: 300 });
    await adapter.revokeSession?.(phoneId);
    expect((await phone.authClient.getSession()).data?.session.id).toBe(phoneId);
    expect((await adapter.listSessions()).revocationLagSeconds).toBe(300);
  });

  it("better-auth-cookie-cache: a revoked device is signed out for the adapter at once, and gets no list", async () => {
    await start(cached);
    const laptop = await server.signIn();
    const phone = await server.signIn();
    await betterAuthAdapter(laptop.authClient).revokeSession?.(phone.sessionId());
    expect(await outcomeOf(betterAuthAdapter(phone.authClient).listSessions())).toBe("unauthenticated");
  });
});

describe("what goes wrong on the server", () => {
  it("an outage of the database is an outage, not a sign-out", async () => {
    const { adapter } = await threeDevices();
    server.isDown = true;
    expect(await outcomeOf(adapter.listSessions())).toBe("backend");
  });

  it("better-auth-retry-after-header: the rate limit says when to come back", async () => {
    await start({ rateLimit: { enabled: true, customRules: { "/list-sessions": { window: 10, max: 2 } } } });
    const adapter = betterAuthAdapter((await server.signIn()).authClient);
    await adapter.listSessions();
    await adapter.listSessions();
    await expect(adapter.listSessions()).rejects.toMatchObject({
      code: "rate-limited",
      retryAfterSeconds: expect.toSatisfy((seconds: number) => seconds >= 1 && seconds <= 10),
    });
  });

  it("better-auth-refused-origin: a foreign origin is refused, and the message names the server's own code", async () => {
    const { laptop, phone, adapter } = await threeDevices();
    await adapter.listSessions();
    laptop.headers.origin = "https://evil.example.test";
    await expect(adapter.revokeSession?.(phone.sessionId())).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("INVALID_ORIGIN"),
    });
  });

  it("somebody else's session is not found, and it lives on", async () => {
    const { adapter } = await threeDevices();
    const bobs = await server.signIn("Bob/1", bob);
    expect(await outcomeOf(adapter.revokeSession?.(bobs.sessionId()))).toBe("not-found");
    expect(idsInTheTable()).toContain(bobs.sessionId());
  });

  it("better-auth-changed-account-in-others: somebody who signs in meanwhile in the same browser keeps their sessions", async () => {
    const { laptop, adapter } = await threeDevices();
    const bobs = await server.signIn("Bob/1", bob);
    const bobsOther = (await server.signIn("Bob/2", bob)).sessionId();
    server.copySession(laptop.sessionId(), 150);
    laptop.intercept(async (request, forward) => {
      const response = await forward();
      if (request.method === "POST")
        for (const [name, value] of bobs.cookies) laptop.cookies.set(name, value);
      return response;
    });
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("backend");
    expect(idsInTheTable()).toContain(bobsOther);
  });

  it("better-auth-empty-404: a client with a wrong base path is told so", async () => {
    const { laptop } = await threeDevices();
    laptop.intercept((request) => fetch(request.url.replace("/api/auth/", "/auth/")));
    await expect(betterAuthAdapter(laptop.authClient).listSessions()).rejects.toMatchObject({
      code: "unsupported",
      message: expect.stringContaining("basePath"),
    });
  });
});

it("shows the place that the application wrote into its own session fields", async () => {
  await start({
    session: { additionalFields: { city: { type: "string" }, country: { type: "string" } } },
    databaseHooks: {
      session: {
        create: { before: async (session) => ({ data: { ...session, city: "Athens", country: "GR" } }) },
      },
    },
  });
  const adapter = betterAuthAdapter((await server.signIn()).authClient);
  expect((await adapter.listSessions()).sessions[0]?.location).toEqual({ city: "Athens", country: "GR" });
});
