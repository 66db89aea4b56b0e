import { betterAuth } from "better-auth";
import { admin, bearer, customSession, multiSession, organization } from "better-auth/plugins";
import { afterEach, describe, expect, it } from "vitest";
import {
  type BetterAuthServer as Auth,
  betterAuthServerAdapter,
} from "../../../src/adapters/better-auth/server.ts";
import { ann, bob } from "../../fakes/better-auth-server.ts";
import { outcomeOf } from "../../support/outcome-of.ts";
import { adapterOf, bare, rowOf, server, start, stop, twoDevices } from "./running-server.ts";

afterEach(stop);

describe("who asks", () => {
  it("better-auth-server-reading-refreshes: notes no activity by looking at the list", async () => {
    const { adapter } = await twoDevices({ session: { updateAge: 0 } });
    const before = JSON.stringify(server.sessions);
    await adapter.listSessions();
    expect(JSON.stringify(server.sessions)).toBe(before);
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

describe("what getSession returns", () => {
  const fail = () => {
    throw new Error("A member that throws.");
  };

  it.each<[string, unknown, string]>([
    ["a text", "ann", "unsupported"],
    ["a number", 7, "unsupported"],
    ["a list", [], "unsupported"],
    ["a session that throws", Object.defineProperty({}, "session", { get: fail }), "bad-response"],
  ])("is no sign-out if it is %s", async (_, data, code) => {
    const { laptop, phone } = await twoDevices();
    const id = phone.sessionId();
    const auth = {
      ...server.auth,
      api: { ...server.auth.api, getSession: async () => data },
    } as unknown as Auth;
    const adapter = adapterOf(laptop, { auth });
    expect(await outcomeOf(adapter.listSessions())).toBe(code);
    expect(await outcomeOf(adapter.revokeSession?.(id))).toBe(code);
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe(code);
    expect(server.sessions).toHaveLength(2);
  });
});
