import { type BetterAuthOptions, betterAuth } from "better-auth";
import { admin, bearer, customSession, multiSession, organization, twoFactor } from "better-auth/plugins";
import { afterEach, describe, expect, it } from "vitest";
import {
  type BetterAuthServer as Auth,
  type BetterAuthServerAdapterOptions,
  betterAuthServerAdapter,
} from "../../../src/adapters/better-auth/server.ts";
import {
  ann,
  type BetterAuthServer,
  bob,
  type Settings,
  startBetterAuthServer,
  type TestDevice,
} from "../../fakes/better-auth-server.ts";
import { outcomeOf } from "../../support/outcome-of.ts";

const hour = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms);
const storages = ["memory", "sqlite", "secondary", "secondary-and-database"] as const;

let server: BetterAuthServer | undefined;
const running = () => {
  if (!server) throw new Error("No server was started.");
  return server;
};
const start = async (settings: Settings = {}) => {
  server = await startBetterAuthServer(settings);
  return server;
};
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const adapterOf = (device: TestDevice, more: Partial<BetterAuthServerAdapterOptions> = {}) =>
  betterAuthServerAdapter({ auth: running().auth, request: device.request(), ...more });
const rowOf = (id: string) => {
  const row = running().sessions.find((session) => session.id === id);
  if (!row) throw new Error(`No row ${id}.`);
  return row;
};

const name = { type: "string", required: false } as const;
const secret = "only-for-tests-0123456789-0123456789-abc";
const quiet = { secret, baseURL: "http://127.0.0.1:1", logger: { disabled: true } };

describe("auth", () => {
  it("is the application's own, whatever plugins and fields it has", () => {
    // This test is the type checker's: each of these has to be assignable without a cast.
    const all: Auth[] = [
      betterAuth(quiet),
      betterAuth({ ...quiet, plugins: [admin(), organization(), bearer(), multiSession(), twoFactor()] }),
      betterAuth({ ...quiet, plugins: [customSession(async ({ user }) => ({ user, roles: ["owner"] }))] }),
      betterAuth({
        ...quiet,
        session: { additionalFields: { name, city: { type: "string", input: false } } },
      }),
      betterAuth({
        ...quiet,
        session: { cookieCache: { enabled: true, strategy: "jwe" } },
      } as BetterAuthOptions),
    ];
    const request = { headers: new Headers() };
    for (const auth of all)
      expect(betterAuthServerAdapter({ auth, request }).name).toBe("better-auth-server");
  });

  it("better-auth-server-stateless: that keeps no sessions is unsupported, and says why", async () => {
    const auth = betterAuth(quiet);
    const adapter = betterAuthServerAdapter({ auth, request: { headers: new Headers() } });
    const unsupported = { code: "unsupported", message: expect.stringMatching(/database.*secondaryStorage/) };
    await expect(adapter.listSessions()).rejects.toMatchObject(unsupported);
    await expect(adapter.revokeSession?.("some-id")).rejects.toMatchObject(unsupported);
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject(unsupported);
  });

  it("better-auth-server-dynamic-base-url: that knows its address by the request alone is told it", async () => {
    const { signIn, auth } = await start();
    const [laptop, phone] = [await signIn(), await signIn()];
    const dynamic = betterAuth({ ...auth.options, baseURL: { allowedHosts: ["127.0.0.1:*"] } });
    expect(laptop.request().headers.has("host")).toBe(false);
    const adapter = betterAuthServerAdapter({ auth: dynamic, request: laptop.request() });
    await expect(adapter.revokeSession?.(phone.sessionId())).resolves.toBeUndefined();
    expect((await adapter.listSessions()).sessions).toMatchObject([
      { id: laptop.sessionId(), isCurrent: true },
    ]);
  });

  it("better-auth-server-raw-errors: that could not start is a failure of the backend, in our words", async () => {
    const auth = { ...betterAuth(quiet), $context: Promise.reject(new Error("postgres://ann:secret@db")) };
    const adapter = betterAuthServerAdapter({ auth, request: { headers: new Headers() } });
    const error = await adapter.listSessions().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "SessionsError", code: "backend" });
    expect(`${error}`).not.toContain("postgres");
    expect(error).not.toHaveProperty("cause");
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

describe("the options", () => {
  const auth = betterAuth(quiet);
  const request = { headers: new Headers() };
  it.each([
    [undefined, /auth, request/],
    [{}, /auth must/],
    [{ auth: null, request }, /auth must/],
    [{ auth: { api: auth.api }, request }, /auth must/],
    [{ auth: { ...auth, api: {} }, request }, /auth must/],
    [{ auth }, /request must/],
    [{ auth, request: { headers: { cookie: "a=b" } } }, /request must/],
    [{ auth, request, location: "Athens" }, /location must/],
    [{ auth, request, requireFreshSession: 3600 }, /requireFreshSession must/],
    [{ auth, request, timeoutMs: 0 }, /timeoutMs can't be 0/],
    [{ auth, request, timeoutMs: Number.NaN }, /timeoutMs/],
    [{ auth, request, timeoutMs: 2 ** 31 }, /timeoutMs/],
    [{ auth, request, timeoutMs: "5000" }, /timeoutMs/],
    [{ auth, request, name: "" }, /name must/],
  ])("%# are refused at once, by name", (options, message) => {
    expect(() => betterAuthServerAdapter(options as never)).toThrow(TypeError);
    expect(() => betterAuthServerAdapter(options as never)).toThrow(message);
  });

  it("name the adapter", () => {
    expect(betterAuthServerAdapter({ auth, request, name: "staff" }).name).toBe("staff");
  });
});

describe("the list says how exact it is", () => {
  const cache = (more: object = {}) => ({ cookieCache: { enabled: true, ...more } });
  it.each<[Settings["session"], number | undefined, number | undefined, Settings["advanced"]?]>([
    [undefined, 86_400, undefined],
    [{ updateAge: 0 }, undefined, undefined],
    [{ updateAge: 600 }, 600, undefined],
    [{ cookieCache: { enabled: false, maxAge: 900 } }, 86_400, undefined],
    [cache(), 86_700, 300],
    [cache({ maxAge: 900 }), 87_300, 900],
    [{ ...cache({ maxAge: 900 }), updateAge: 0 }, 900, 900],
    // Where a session is not to be remembered, Better Auth's cache has a lifetime of its own.
    [cache({ maxAge: 1 }), 86_460, 60],
    [cache({ maxAge: 1, strategy: "jwt" }), 86_700, 300],
    [cache({ maxAge: 1, strategy: "jwe" }), 86_700, 300],
    [cache(), 87_000, 600, { cookies: { session_data: { attributes: { maxAge: 600 } } } }],
    [{ ...cache(), disableSessionRefresh: true }, undefined, 300],
  ])("with %j: active ± %s s, lag %s s", async (session, granularity, lag, advanced) => {
    const { signIn } = await start({ ...(session && { session }), ...(advanced && { advanced }) });
    const list = await adapterOf(await signIn()).listSessions();
    expect(list.lastActiveGranularitySeconds).toBe(granularity);
    expect(list.revocationLagSeconds).toBe(lag);
  });

  it("better-auth-server-no-activity: and claims no activity where none is ever noted", async () => {
    const { signIn } = await start({ session: { disableSessionRefresh: true } });
    const [session] = (await adapterOf(await signIn()).listSessions()).sessions;
    expect(session).toHaveProperty("createdAt");
    expect(session).not.toHaveProperty("lastActiveAt");
  });

  it.each([
    [60, 24 * hour, false],
    [60, 25 * hour, true],
    [86_400, 24 * hour, true],
  ])("with updateAge %i, a session that lives %i ms: noted is %s", async (updateAge, lifetime, isNoted) => {
    const { signIn } = await start({ session: { updateAge } });
    const laptop = await signIn();
    const row = rowOf(laptop.sessionId());
    // Whoever is not to be remembered gets one day, and no later activity is noted.
    row.expiresAt = new Date(row.createdAt.getTime() + lifetime);
    const [session] = (await adapterOf(laptop).listSessions()).sessions;
    expect(session !== undefined && "lastActiveAt" in session).toBe(isNoted);
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
    expect(running().sessions).toHaveLength(1);
  });
});

describe("a recent sign-in", () => {
  it.each(storages)("is asked for before an act where the option says so, in %s", async (storage) => {
    const { signIn } = await start({ storage, session: { additionalFields: { name } } });
    const [laptop, phone] = [await signIn(), await signIn()];
    const adapter = adapterOf(laptop, { requireFreshSession: true });
    rowOf(laptop.sessionId()).createdAt = ago(25 * hour);
    expect((await adapter.listSessions()).sessions).toHaveLength(2);
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("reauth-required");
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("reauth-required");
    expect(await outcomeOf(adapter.renameSession?.(phone.sessionId(), "Phone"))).toBe("reauth-required");
    expect(running().sessions).toHaveLength(2);
    await laptop.signIn();
    await adapterOf(laptop, { requireFreshSession: true }).revokeOtherSessions?.();
    expect(running().sessions.map(({ id }) => id)).toEqual([laptop.sessionId()]);
  });

  it.each([
    ["without the option", {}, undefined, 25],
    ["with freshAge 0", { requireFreshSession: true }, 0, 25],
    ["within a longer freshAge", { requireFreshSession: true }, 48 * 3600, 47],
  ])("is not asked for %s", async (_, options, freshAge, hours) => {
    const { signIn } = await start(freshAge === undefined ? {} : { session: { freshAge } });
    const [laptop, phone] = [await signIn(), await signIn()];
    rowOf(laptop.sessionId()).createdAt = ago(hours * hour);
    await adapterOf(laptop, options).revokeSession?.(phone.sessionId());
    expect(running().sessions).toHaveLength(1);
  });

  it("is not proved by a time that can't be read", async () => {
    const { signIn } = await start();
    const [laptop, phone] = [await signIn(), await signIn()];
    rowOf(laptop.sessionId()).createdAt = new Date(Number.NaN);
    const adapter = adapterOf(laptop, { requireFreshSession: true });
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("reauth-required");
  });
});

describe.each(storages)("an administrator who impersonates, in %s", (storage) => {
  async function impersonation() {
    const { signIn, baseURL } = await start({ storage, plugins: [admin()] });
    const phone = await signIn("Phone/1", ann);
    await signIn("Support/1", bob);
    const [annsUser, bobsUser] = running().users;
    if (!annsUser || !bobsUser) throw new Error("Two users signed up.");
    bobsUser.role = "admin";
    // A later session, so that its copy of the user knows the role.
    const support = await signIn("Support/2", bob);
    const answer = await support.fetch(`${baseURL}/api/auth/admin/impersonate-user`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ userId: annsUser.id }),
    });
    expect(answer.status).toBe(200);
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
    expect(running().sessions.map(({ id }) => id)).toContain(phone.sessionId());
  });

  it("is not in the user's own list, as in Better Auth's, and ends with the others", async () => {
    const { phone, support } = await impersonation();
    const adapter = adapterOf(phone);
    const impersonating = support.sessionId();
    expect((await adapter.listSessions()).sessions.map(({ id }) => id)).toEqual([phone.sessionId()]);
    await adapter.revokeOtherSessions?.();
    expect(running().sessions.map(({ id }) => id)).not.toContain(impersonating);
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
    expect(running().sessions).toHaveLength(2);
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
    expect(running().sessions.map(({ id }) => id)).toEqual([laptop.sessionId()]);
  });

  it("better-auth-server-impersonator-acts: that hides that somebody impersonates does not make them the user", async () => {
    const { laptop, phone, adapter } = await two(async ({ user, session }) => ({
      user,
      session: { id: session.id },
    }));
    rowOf(laptop.sessionId()).impersonatedBy = "somebody";
    expect((await adapter.listSessions()).can).toEqual([]);
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("forbidden");
  });

  it("better-auth-server-dropped-user: that leaves out who the user is, is unsupported", async () => {
    const { adapter } = await two(async () => ({ roles: [] }));
    expect(await outcomeOf(adapter.listSessions())).toBe("unsupported");
  });

  it("better-auth-server-outage-as-null: makes an outage no sign-out", async () => {
    const { adapter } = await two(async ({ user, session }) => ({ user, session }));
    running().isDown = true;
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
    running().isDown = asked === 1;
    const answer = await (auth as Auth).api.getSession(given);
    running().isDown = false;
    return answer;
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
    request.headers.set("authorization", `Bearer ${rowOf(phone.sessionId()).token}`);
    const adapter = betterAuthServerAdapter({ auth, request });
    const { sessions } = await adapter.listSessions();
    expect(sessions.find(({ isCurrent }) => isCurrent)?.id).toBe(phone.sessionId());
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("current-session");
    await adapter.revokeSession?.(laptop.sessionId());
    expect(running().sessions.map(({ id }) => id)).toEqual([phone.sessionId()]);
  });

  it("multi-session and organization: the active user's sessions, without the plugins' fields", async () => {
    const { signIn } = await start({ plugins: [multiSession(), organization()] });
    const laptop = await signIn("Laptop/1", ann);
    await laptop.authClient.signUp.email({ ...bob, name: "Bob" });
    await signIn("Phone/1", ann);
    rowOf(laptop.sessionId()).activeOrganizationId = "org-1";
    const { sessions } = await adapterOf(laptop).listSessions();
    expect(sessions).toMatchObject([{ id: laptop.sessionId(), isCurrent: true }]);
    expect(JSON.stringify(sessions)).not.toContain("org-1");
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
    const { token } = rowOf(laptop.sessionId());
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

describe.each(storages)("a name, in %s", (storage) => {
  const named = { storage, session: { additionalFields: { name } } };

  it("can be given where the application has a field for it, and is no activity", async () => {
    const { signIn } = await start(named);
    const [laptop, phone] = [await signIn(), await signIn()];
    const row = rowOf(phone.sessionId());
    row.updatedAt = ago(3 * hour);
    const lastActiveAt = rowOf(phone.sessionId()).updatedAt.toISOString();
    const adapter = adapterOf(laptop);
    await adapter.renameSession?.(phone.sessionId(), " Ann\u202es  phone ");
    const { sessions, can } = await adapter.listSessions();
    expect(can).toEqual(["revoke", "revoke-others", "rename"]);
    expect(sessions).toMatchObject([
      { id: laptop.sessionId() },
      { id: phone.sessionId(), name: "Anns phone", lastActiveAt },
    ]);
    expect(sessions[0]).not.toHaveProperty("name");
    await adapter.renameSession?.(laptop.sessionId(), "This one");
    await adapter.renameSession?.(phone.sessionId(), " ");
    expect((await adapter.listSessions()).sessions.map((one) => one.name)).toEqual(["This one", undefined]);
  });

  it("is refused where it is too long or no text, and nothing is kept", async () => {
    const { signIn } = await start(named);
    const laptop = await signIn();
    const adapter = adapterOf(laptop);
    const id = laptop.sessionId();
    await adapter.renameSession?.(id, "a".repeat(80));
    for (const wrong of ["a".repeat(81), "a".repeat(100_000), undefined, 7, {}])
      expect(await outcomeOf(adapter.renameSession?.(id, wrong as string))).toBe("forbidden");
    expect((await adapter.listSessions()).sessions[0]?.name).toBe("a".repeat(80));
  });

  it("is given to nobody else's session, nor to one that is not there", async () => {
    const { signIn } = await start(named);
    const [laptop, foreign] = [await signIn(), await signIn("Other/1", bob)];
    const adapter = adapterOf(laptop);
    for (const id of [foreign.sessionId(), "no-such-id"])
      expect(await outcomeOf(adapter.renameSession?.(id, "Mine"))).toBe("not-found");
    expect((await adapterOf(foreign).listSessions()).sessions[0]).not.toHaveProperty("name");
  });

  it("can't be given where there is no field for it", async () => {
    const { signIn } = await start({ storage });
    const laptop = await signIn();
    const adapter = adapterOf(laptop);
    expect((await adapter.listSessions()).can).toEqual(["revoke", "revoke-others"]);
    expect(await outcomeOf(adapter.renameSession?.(laptop.sessionId(), "Mine"))).toBe("unsupported");
    expect(JSON.stringify(running().sessions)).not.toContain("Mine");
  });

  it("that a hook refuses is an error", async () => {
    const update = { before: async () => false as const };
    const { signIn } = await start({ ...named, databaseHooks: { session: { update } } });
    const laptop = await signIn();
    expect(await outcomeOf(adapterOf(laptop).renameSession?.(laptop.sessionId(), "Mine"))).toBe("backend");
  });
});

it("a plugin's field for the name will do, and one that is kept on the server will not", async () => {
  const plugin = (more: object) => ({
    id: "names",
    schema: { session: { fields: { name: { ...name, ...more } } } },
  });
  const { signIn } = await start({ plugins: [plugin({})] });
  const [laptop] = [await signIn()];
  await adapterOf(laptop).renameSession?.(laptop.sessionId(), "Mine");
  expect((await adapterOf(laptop).listSessions()).sessions[0]?.name).toBe("Mine");
  await running().close();
  const hidden = await start({ plugins: [plugin({ returned: false })] });
  expect((await adapterOf(await hidden.signIn()).listSessions()).can).not.toContain("rename");
});
