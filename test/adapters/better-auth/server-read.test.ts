import { betterAuth } from "better-auth";
import { admin, bearer, customSession, multiSession, organization } from "better-auth/plugins";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type BetterAuthServer as Auth,
  betterAuthServerAdapter,
} from "../../../src/adapters/better-auth/server.ts";
import { ann, bob } from "../../fakes/better-auth-server.ts";
import { outcomeOf } from "../../support/outcome-of.ts";
import {
  adapterOf,
  ago,
  aliveIds,
  bare,
  hour,
  ids,
  isSignedIn,
  rowOf,
  server,
  start,
  stop,
  storages,
  threeDevices,
  twoDevices,
  withName,
} from "./running-server.ts";

afterEach(stop);

describe.each(storages)("more sessions than Better Auth reads at once, in %s", (storage) => {
  it.each([
    [150, "inFront"],
    [150, "behind"],
    [350, "inFront"],
  ] as const)("are all listed: %i %s", async (count, where) => {
    const { laptop, phone, adapter } = await threeDevices({ storage });
    server.copySession(phone.sessionId(), count, {}, where);
    const { sessions, truncated } = await adapter.listSessions();
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(count + 3);
    expect(sessions.filter(({ isCurrent }) => isCurrent).map(({ id }) => id)).toEqual([laptop.sessionId()]);
    expect(truncated).toBeUndefined();
  });
});

describe("more than a thousand sessions", () => {
  it("better-auth-server-current-cut-off: are said to be more, the current one is among them, and others ends all of them", async () => {
    const { laptop, phone } = await threeDevices();
    // Revoking a thousand sessions takes seconds, and more on a busy machine.
    const adapter = adapterOf(laptop, { timeoutMs: 60_000 });
    rowOf(laptop).createdAt = ago(48 * hour);
    server.copySession(phone.sessionId(), 1100, {}, "inFront");
    const { sessions, truncated } = await adapter.listSessions();
    expect(truncated).toBe(true);
    expect(sessions.filter(({ isCurrent }) => isCurrent).map(({ id }) => id)).toEqual([laptop.sessionId()]);
    await adapter.revokeOtherSessions?.();
    expect(aliveIds()).toEqual([laptop.sessionId()]);
  });

  it("are ended and renamed one by one too, however far beyond the list they are", async () => {
    const { laptop, phone, adapter } = await threeDevices({
      session: withName,
    });
    const phoneId = phone.sessionId();
    rowOf(phone).createdAt = ago(48 * hour);
    server.copySession(laptop.sessionId(), 1100, { createdAt: new Date() }, "inFront");
    expect((await adapter.listSessions()).sessions.map(({ id }) => id)).not.toContain(phoneId);
    await adapter.renameSession?.(phoneId, "Desk");
    expect(rowOf(phone).name).toBe("Desk");
    await adapter.revokeSession?.(phoneId);
    expect(aliveIds()).not.toContain(phoneId);
  });

  it("are not said to be more where the application's own limit is met exactly", async () => {
    const { adapter } = await threeDevices({ advanced: { database: { defaultFindManyLimit: 3 } } });
    const { sessions, truncated } = await adapter.listSessions();
    expect(sessions).toHaveLength(3);
    expect(truncated).toBeUndefined();
  });
});

describe("a secondary storage that lost its entries, with a database behind it", () => {
  it("better-auth-server-short-index: hides no session, for they still let people in", async () => {
    const { laptop, phone, tablet, adapter } = await threeDevices({ storage: "secondary-and-database" });
    server.loseSecondaryStorage();
    expect(await isSignedIn(phone)).toBe(true);
    expect((await adapter.listSessions()).sessions).toHaveLength(3);
    await adapter.revokeOtherSessions?.();
    expect(await Promise.all([laptop, phone, tablet].map(isSignedIn))).toEqual([true, false, false]);
  });
});

describe("who asks", () => {
  it("better-auth-server-reading-refreshes: notes no activity by looking at the list", async () => {
    const { adapter } = await twoDevices({ session: { updateAge: 0 } });
    const before = JSON.stringify(server.sessions);
    await adapter.listSessions();
    expect(JSON.stringify(server.sessions)).toBe(before);
  });
});

describe("the list", () => {
  it("better-auth-server-row-cap: has all 152, of which Better Auth reads 100", async () => {
    const { phone, adapter } = await twoDevices();
    server.copySession(phone.sessionId(), 150);
    expect((await adapter.listSessions()).sessions).toHaveLength(152);
  });
});

describe("auth", () => {
  it("better-auth-server-stateless: that keeps no sessions is unsupported, and says why", async () => {
    const auth = betterAuth(bare);
    const adapter = betterAuthServerAdapter({ auth, request: { headers: new Headers() } });
    const unsupported = { code: "unsupported", message: expect.stringMatching(/database.*secondaryStorage/) };
    await expect(adapter.listSessions()).rejects.toMatchObject(unsupported);
    await expect(adapter.revokeSession?.("some-id")).rejects.toMatchObject(unsupported);
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject(unsupported);
  });

  it("that is something else is a failure of the backend", async () => {
    const api = { getSession: async () => ({}), revokeSession: async () => ({}) };
    for (const context of [undefined, null, {}, { options: {} }, "text"]) {
      const auth = { $context: Promise.resolve(context as never), api };
      const adapter = betterAuthServerAdapter({ auth, request: { headers: new Headers() } });
      expect(await outcomeOf(adapter.listSessions())).toBe("backend");
    }
  });
});

describe("with the cookie cache on", () => {
  it("better-auth-server-cookie-cache: a revoked device that lives on for Better Auth is signed out here, in list and acts", async () => {
    const { signIn } = await start({ session: { cookieCache: { enabled: true, maxAge: 300 } } });
    const [laptop, phone] = [await signIn(), await signIn()];
    const phoneId = phone.sessionId();
    const asPhone = adapterOf(phone);
    await adapterOf(laptop).revokeSession?.(phoneId);
    expect((await phone.authClient.getSession()).data?.session.id).toBe(phoneId);
    expect(await outcomeOf(asPhone.listSessions())).toBe("unauthenticated");
    expect(await outcomeOf(asPhone.revokeSession?.(laptop.sessionId()))).toBe("unauthenticated");
    expect(await outcomeOf(asPhone.revokeOtherSessions?.())).toBe("unauthenticated");
    expect(server.sessions).toHaveLength(1);
  });
});

describe("a customSession", () => {
  const two = async (custom: Parameters<typeof customSession>[0]) => {
    const { signIn } = await start({ plugins: [admin(), customSession(custom)] });
    const [laptop, phone] = [await signIn(), await signIn()];
    return { laptop, phone, adapter: adapterOf(laptop) };
  };

  it.each<[string, Parameters<typeof customSession>[0]]>([
    ["leaves the session out", async ({ user }) => ({ user })],
    ["makes up another id", async ({ user, session }) => ({ user, session: { ...session, id: "made-up" } })],
  ])("that %s makes the list read-only", async (_, custom) => {
    const { phone, adapter } = await two(custom);
    const { sessions, can } = await adapter.listSessions();
    expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([false, false]);
    expect(can).toEqual([]);
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("current-unknown");
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("current-unknown");
    expect(server.sessions).toHaveLength(2);
  });

  it("better-auth-server-dropped-session-user: that keeps the two ids alone is enough", async () => {
    const { laptop, phone, adapter } = await two(async ({ user, session }) => ({
      user: { id: user.id },
      session: { id: session.id },
    }));
    expect(await outcomeOf(adapter.revokeSession?.(laptop.sessionId()))).toBe("current-session");
    await adapter.revokeSession?.(phone.sessionId());
    expect((await adapter.listSessions()).sessions).toMatchObject([
      { id: laptop.sessionId(), isCurrent: true },
    ]);
  });

  it.each<[string, Parameters<typeof customSession>[0]]>([
    ["keeps the session alone", async ({ session }) => ({ session })],
    ["gives the user an id of its own", async ({ session }) => ({ session, user: { id: "profile-7" } })],
  ])("that %s is enough", async (_, custom) => {
    const { laptop, adapter } = await two(custom);
    await adapter.revokeOtherSessions?.();
    expect(server.sessions.map(({ id }) => id)).toEqual([laptop.sessionId()]);
  });

  it("better-auth-server-impersonator-acts: that hides that somebody impersonates does not make them the user", async () => {
    const { laptop, phone, adapter } = await two(async ({ user, session }) => ({
      user,
      session: { id: session.id },
    }));
    rowOf(laptop).impersonatedBy = "somebody";
    expect((await adapter.listSessions()).can).toEqual([]);
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("forbidden");
  });

  it("better-auth-server-dropped-user: that leaves out who the user is, is unsupported", async () => {
    const { adapter } = await two(async () => ({ roles: [] }));
    expect(await outcomeOf(adapter.listSessions())).toBe("unsupported");
  });

  it("better-auth-server-outage-as-null: makes an outage no sign-out", async () => {
    const { adapter } = await two(async ({ user, session }) => ({ user, session }));
    server.isDown = true;
    expect(await outcomeOf(adapter.listSessions())).toBe("backend");
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("backend");
  });
});

it("an outage that is over when it is looked for signs nobody out either", async () => {
  const { signIn, auth } = await start({
    plugins: [customSession(async ({ user, session }) => ({ user, session }))],
  });
  const laptop = await signIn();
  let asked = 0;
  const getSession: Auth["api"]["getSession"] = async (given) => {
    asked += 1;
    server.isDown = asked === 1;
    // The customSession of 1.7.7 makes null of the outage by itself, that of 1.7.25 lets it through.
    const session = await (auth as Auth).api.getSession(given).catch(() => null);
    server.isDown = false;
    return session;
  };
  const flaky = { ...auth, api: { ...auth.api, getSession } } as Auth;
  const adapter = betterAuthServerAdapter({ auth: flaky, request: laptop.request() });
  const { sessions } = await adapter.listSessions();
  expect(sessions.map(({ id }) => id)).toEqual([laptop.sessionId()]);
  expect(asked).toBe(2);
});

describe("other plugins", () => {
  it("bearer: the header says who asks, not the cookie beside it", async () => {
    const { signIn, auth } = await start({ plugins: [bearer()] });
    const [laptop, phone] = [await signIn(), await signIn()];
    const request = laptop.request();
    request.headers.set("authorization", `Bearer ${rowOf(phone).token}`);
    const adapter = betterAuthServerAdapter({ auth, request });
    const { sessions } = await adapter.listSessions();
    expect(sessions.find(({ isCurrent }) => isCurrent)?.id).toBe(phone.sessionId());
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("current-session");
    await adapter.revokeSession?.(laptop.sessionId());
    expect(server.sessions.map(({ id }) => id)).toEqual([phone.sessionId()]);
  });

  it("multi-session and organization: the active user's sessions, without the plugins' fields", async () => {
    const { signIn } = await start({ plugins: [multiSession(), organization()] });
    const laptop = await signIn("Laptop/1", ann);
    await laptop.authClient.signUp.email({ ...bob, name: "Bob" });
    await signIn("Phone/1", ann);
    rowOf(laptop).activeOrganizationId = "org-1";
    const { sessions } = await adapterOf(laptop).listSessions();
    expect(sessions).toMatchObject([{ id: laptop.sessionId(), isCurrent: true }]);
    expect(JSON.stringify(sessions)).not.toContain("org-1");
  });
});

describe("a row without an id", () => {
  it("is left out and counted", async () => {
    const { phone, adapter } = await threeDevices();
    const id = phone.sessionId();
    for (const row of server.sessions) if (row.id === id) row.id = 7 as unknown as string;
    const context = await server.auth.$context;
    const rows = await context.internalAdapter.listSessions(server.users[0]?.id ?? "");
    const unnamed = rows.map((row) => (row.userAgent === "Phone/1" ? { ...row, id: undefined } : row));
    vi.spyOn(context.internalAdapter, "listSessions").mockResolvedValue(unnamed as typeof rows);
    expect(await adapter.listSessions()).toMatchObject({ sessions: { length: 2 }, skipped: 1 });
  });
});

describe("an index that names somebody else's session", () => {
  it("shows it to nobody, and ends it for nobody", async () => {
    const { laptop, adapter } = await threeDevices({ storage: "secondary" });
    const foreign = await server.signIn("Other/1", bob);
    const foreignId = foreign.sessionId();
    const { internalAdapter } = await server.auth.$context;
    const users = new Set(server.sessions.map(({ userId }) => userId));
    const lists = [...users].map((userId) => internalAdapter.listSessions(userId));
    const all = (await Promise.all(lists)).flat();
    vi.spyOn(internalAdapter, "listSessions").mockResolvedValue(all);
    expect((await adapter.listSessions()).sessions).toHaveLength(3);
    expect(await outcomeOf(adapter.revokeSession?.(foreignId))).toBe("not-found");
    vi.mocked(internalAdapter.listSessions).mockRestore();
    await adapter.revokeOtherSessions?.();
    expect(ids()).toEqual([laptop.sessionId(), foreignId]);
  });
});

describe("an index that names an expired session", () => {
  it("does not bring it back", async () => {
    const { phone, adapter } = await threeDevices({ storage: "secondary" });
    const { internalAdapter } = await server.auth.$context;
    const id = phone.sessionId();
    const all = await internalAdapter.listSessions(server.users[0]?.id ?? "");
    const expiresAt = new Date(Date.now() - 1000);
    const rows = all.map((row) => (row.id === id ? { ...row, expiresAt } : row));
    vi.spyOn(internalAdapter, "listSessions").mockResolvedValue(rows);
    expect((await adapter.listSessions()).sessions).toHaveLength(2);
    expect(await outcomeOf(adapter.revokeSession?.(id))).toBe("not-found");
  });
});
