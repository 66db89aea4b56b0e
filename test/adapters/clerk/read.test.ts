import { describe, expect, it, vi } from "vitest";
import { clerkAdapter } from "../../../src/adapters/clerk/browser.ts";
import type { ClerkInstance } from "../../../src/adapters/clerk/client.ts";
import { readSessions } from "../../../src/adapters/clerk/read.ts";
import type { ClerkFakeFault } from "../../fakes/clerk/data.ts";
import { skipRetryWaits } from "../../fakes/clerk/load-clerk.ts";
import { connect, gate, holdTime, idsIn, patiently } from "./connect.ts";

describe("the list", () => {
  it("has pending sessions, and none that has ended", async () => {
    const { adapter, fake, other, me } = await connect();
    const rows = ["pending", "abandoned", "ended", "expired", "removed", "replaced", "revoked"];
    const [pending, ...ended] = rows.map(() => fake.signIn({ clientId: "client_elsewhere" }));
    fake.fail("list", {
      status: 200,
      body: [
        ...[pending, ...ended].map((session, index) => ({ id: session?.id, status: rows[index] })),
        { id: other.id, status: "active" },
        { id: me.id, status: "active" },
        { status: "active" },
      ],
    });
    const list = await adapter.listSessions();
    expect(list.sessions.map(({ id }) => id)).toEqual([pending?.id, other.id, me.id]);
    expect(list.skipped).toBe(1);
  });

  it.each([undefined, null, "", "suspended"])(
    "keeps a session of the status %o, which is no proof of an end",
    async (status) => {
      const { adapter, fake, other, me } = await connect();
      const body = [
        { id: other.id, status },
        { id: me.id, status: "active" },
      ];
      fake.fail("list", { status: 200, body });
      const { sessions, skipped } = await adapter.listSessions();
      expect(sessions.map(({ id }) => id)).toEqual([other.id, me.id]);
      expect(skipped).toBeUndefined();
    },
  );

  it("is of this tab's account, whichever was active last in this browser", async () => {
    const { adapter, fake, bob, me, other } = await connect();
    fake.client().lastActiveSessionId = bob.id;
    const { sessions } = await adapter.listSessions();
    expect(sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
      [other.id, false],
      [me.id, true],
    ]);
  });

  it("clerk-cached-list: has a device that signed in after the list before", async () => {
    const { adapter, fake, other, me } = await connect();
    await expect(idsIn(adapter.listSessions())).resolves.toEqual([other.id, me.id]);
    const later = fake.signIn({ clientId: "client_elsewhere" });
    await expect(idsIn(adapter.listSessions())).resolves.toEqual([other.id, me.id, later.id]);
  });

  it("clerk-hidden-failure: is an error where getSessions() resolves with nothing", async () => {
    const { adapter, fake } = await connect();
    fake.fail("list", { status: 500, code: "internal_clerk_error" });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "bad-response" });
    fake.recover();
    await expect(adapter.listSessions()).resolves.toHaveProperty("sessions.length", 2);
  });

  it("clerk-stale-client: is an error where Clerk's client resolves with what it had", async () => {
    const { adapter, fake } = await connect();
    await adapter.listSessions();
    skipRetryWaits();
    fake.fail("client", "network");
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "network" });
    expect(fake.requests.at(-1)?.retryAttempt).toBe(10);
  });

  it("clerk-empty-answer: is no sign-out where an answer has no client at all", async () => {
    const { adapter, fake } = await connect();
    fake.fail("client", { status: 200, body: {} });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "bad-response" });
  });

  it("clerk-not-loaded: is no sign-out before Clerk has loaded", async () => {
    const adapter = clerkAdapter({ session: undefined, client: undefined });
    await expect(adapter.listSessions()).rejects.toMatchObject({
      code: "backend",
      message: expect.stringContaining("has not loaded"),
    });
  });

  it("says signed out where Clerk's client has the session no longer", async () => {
    const { adapter, fake, me, clerk } = await connect();
    fake.endSession(me.id);
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "unauthenticated" });
    expect(clerk.session?.id).toBe(me.id);
  });

  it("says signed out where Clerk's client has the session as one that has ended", async () => {
    const { adapter, fake, me } = await connect();
    const ended = { id: me.id, status: "ended", user: { id: "user_ann" } };
    fake.fail("client", { status: 200, body: { response: { id: "client_default", sessions: [ended] } } });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("is no sign-out where Clerk's client has the session with a status that is not known", async () => {
    const { adapter, fake, me } = await connect();
    const unclear = { id: me.id, status: "suspended", user: { id: "user_ann" } };
    fake.fail("client", { status: 200, body: { response: { id: "client_default", sessions: [unclear] } } });
    await expect(adapter.listSessions()).resolves.toHaveProperty("sessions.length", 2);
  });

  it("says signed out where nobody is signed in", async () => {
    const { adapter, clerk } = await connect();
    await clerk.client?.removeSessions();
    expect(clerk.session).toBeFalsy();
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "unauthenticated" });
  });

  const outages: Record<string, ClerkFakeFault> = {
    "a 500": { status: 500, code: "internal_clerk_error" },
    "a gateway's page": { status: 502, body: "<title>Bad gateway</title>" },
    "a 403": { status: 403, code: "resource_forbidden" },
    "a 404": { status: 404, body: {} },
    "a page of HTML": { status: 200, body: "<title>Sign in</title>" },
    "another JSON": { status: 200, body: { response: { object: "client", sessions: [] } } },
    "no content": { status: 204 },
  };

  it.each(Object.entries(outages))("is no sign-out for %s, and comes again after it", async (_, fault) => {
    const { adapter, fake } = await connect();
    fake.fail("client", fault);
    await expect(adapter.listSessions()).rejects.toMatchObject({
      code: expect.not.stringMatching("unauthenticated"),
    });
    fake.recover();
    await expect(adapter.listSessions()).resolves.toHaveProperty("sessions.length", 2);
  });

  it("is no sign-out while Clerk's client asks and asks about a 401", async () => {
    const { adapter, fake, sent } = await connect();
    holdTime();
    fake.fail("client", { status: 401, code: "authentication_invalid" });
    const list = adapter.listSessions();
    const refused = expect(list).rejects.toMatchObject({ code: "timeout" });
    await vi.waitFor(() => expect(sent("client")).toBeGreaterThan(5), patiently);
    vi.advanceTimersByTime(15_000);
    await refused;
    fake.recover();
  });

  it("clerk-switched-account: is an error where another account became the tab's meanwhile", async () => {
    const { adapter, fake, clerk, bob } = await connect();
    fake.onRequest = async ({ route }) => {
      if (route === "list") await clerk.setActive({ session: bob.id });
    };
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "bad-response" });
    fake.onRequest = undefined;
    await expect(idsIn(adapter.listSessions())).resolves.toEqual([bob.id]);
  });

  it("is an error where another account became the tab's before Clerk was asked for the list", async () => {
    const { adapter, fake, clerk, bob } = await connect();
    fake.onRequest = async ({ route }) => {
      if (route === "client") await clerk.setActive({ session: bob.id });
    };
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "bad-response" });
    fake.onRequest = undefined;
    await expect(idsIn(adapter.listSessions())).resolves.toEqual([bob.id]);
  });

  it("clerk-dropped-session: is no sign-out where Clerk's client dropped a living session in an outage", async () => {
    const { adapter, fake, clerk, other } = await connect();
    await adapter.listSessions();
    fake.onRequest = ({ route }) => {
      if (route === "revoke") fake.fail("client", { status: 500, code: "internal_clerk_error" });
    };
    fake.fail("revoke", { status: 401, code: "authentication_invalid" });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "backend" });
    fake.recover();
    expect(clerk.session).toBeNull();
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "backend" });
  });

  it("clerk-transition: is no sign-out while Clerk switches the session", async () => {
    const { adapter, clerk, me, bob } = await connect();
    await adapter.listSessions();
    const { opened, open } = gate();
    const switched = clerk.setActive({ session: bob.id, navigate: () => opened });
    await vi.waitFor(() => expect(clerk.session).toBeUndefined(), patiently);
    await clerk.client?.sessions.find(({ id }) => id === me.id)?.remove();
    await expect(adapter.listSessions()).rejects.toMatchObject({
      code: "backend",
      message: "Clerk is switching the session; list again.",
    });
    open();
    await switched;
    await expect(idsIn(adapter.listSessions())).resolves.toEqual([bob.id]);
  });

  it("is no sign-out where Clerk begins to switch the session while it is asked for", async () => {
    const { adapter, fake, clerk, me, bob } = await connect();
    await adapter.listSessions();
    const { opened, open } = gate();
    let switched: Promise<void> | undefined;
    fake.onRequest = async ({ route }) => {
      if (route !== "client") return;
      fake.onRequest = undefined;
      fake.endSession(me.id);
      switched = clerk.setActive({ session: bob.id, navigate: () => opened });
      await vi.waitFor(() => expect(clerk.session).toBeUndefined(), patiently);
    };
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "backend" });
    open();
    await switched;
    await expect(idsIn(adapter.listSessions())).resolves.toEqual([bob.id]);
  });
});

describe("readSessions", () => {
  it("does not ask for the list once its signal has aborted", async () => {
    const controller = new AbortController();
    const reason = new Error("Too late.");
    const getSessions = vi.fn(async () => []);
    const current = { id: "sess_1", status: "active", user: { id: "user_1", getSessions } };
    const client = {
      id: "client_1",
      sessions: [current],
      reload: async () => {
        client.sessions = [current];
        controller.abort(reason);
      },
    };
    const clerk: ClerkInstance = { session: current, client };
    await expect(readSessions(clerk, controller.signal)).rejects.toBe(reason);
    expect(getSessions).not.toHaveBeenCalled();
  });
});
