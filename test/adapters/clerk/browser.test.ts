import type { useClerk } from "@clerk/react";
import { afterEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import { type ClerkInstance, clerkAdapter } from "../../../src/adapters/clerk/browser.ts";
import type { SessionsAdapter } from "../../../src/contract.ts";
import { type ClerkFake, createClerkFake } from "../../fakes/clerk/clerk-fake.ts";
import type { ClerkFakeFault, ClerkFakeRoute, ClerkFakeSession } from "../../fakes/clerk/data.ts";
import { countAsOnline, type LoadedClerk, loadClerk, skipRetryWaits } from "../../fakes/clerk/load-clerk.ts";

let closing: LoadedClerk[] = [];
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const { close } of closing) await close();
  closing = [];
});

/** Vitest would wait for one second, in which a busy machine does little. */
const patiently = { timeout: 15_000 };

interface Connected {
  fake: ClerkFake;
  clerk: LoadedClerk["clerk"];
  adapter: Required<Pick<SessionsAdapter, "listSessions" | "revokeSession">>;
  me: ClerkFakeSession;
  /** Ann's other device. */
  other: ClerkFakeSession;
  /** Bob's session in the same browser. */
  bob: ClerkFakeSession;
  sent(route: ClerkFakeRoute): number;
}

/** Ann on two devices; Bob is signed in on the first one too. */
async function connect(): Promise<Connected> {
  const fake = createClerkFake();
  const other = fake.signIn({ clientId: "client_elsewhere" });
  const bob = fake.signIn({ userId: "user_bob" });
  const me = fake.signIn();
  const loaded = await loadClerk(fake);
  closing.push(loaded);
  const adapter = clerkAdapter(loaded.clerk) as Connected["adapter"];
  const sent = (route: ClerkFakeRoute) => fake.requests.filter((one) => one.route === route).length;
  return { fake, clerk: loaded.clerk, adapter, me, other, bob, sent };
}

const idsIn = async (list: ReturnType<SessionsAdapter["listSessions"]>) =>
  (await list).sessions.map(({ id }) => id);

/** Settles when a request for this route arrives, which then waits for `open`. */
function hold(fake: ClerkFake, route: ClerkFakeRoute) {
  const { opened, open } = gate();
  const arrived = new Promise<void>((resolve) => {
    fake.onRequest = (request) => {
      if (request.route !== route) return;
      resolve();
      return opened;
    };
  });
  return { arrived, open };
}

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Only the timers that tests turn: sockets keep theirs. */
const holdTime = () => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });

describe("the list", () => {
  it("has all that Clerk tells of the account's sessions, and nothing of another account", async () => {
    const { adapter, other, me } = await connect();
    me.activity = { id: "sess_activity_me" };
    const { sessions, ...rest } = await adapter.listSessions();
    expect(rest).toEqual({ revocationLagSeconds: 60 });
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

  it("does not change when Clerk changes the row that it came from", async () => {
    const { adapter, other } = await connect();
    const list = await adapter.listSessions();
    const before = structuredClone(list);
    await adapter.revokeSession(other.id);
    expect(list).toEqual(before);
  });

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

  it("clerk-no-deadline: is given up when its time is over", async () => {
    const { adapter, fake } = await connect();
    holdTime();
    const { arrived } = hold(fake, "client");
    const list = adapter.listSessions();
    const refused = expect(list).rejects.toMatchObject({
      code: "timeout",
      message: expect.stringContaining("15000 ms"),
    });
    await arrived;
    vi.advanceTimersByTime(15_000);
    await refused;
  });

  it("clerk-no-signal: is given up with the reason of the signal", async () => {
    const { adapter, fake } = await connect();
    holdTime();
    const { arrived } = hold(fake, "client");
    const controller = new AbortController();
    const reason = new Error("Another page.");
    const list = adapter.listSessions({ signal: controller.signal });
    const refused = expect(list).rejects.toBe(reason);
    await arrived;
    controller.abort(reason);
    vi.advanceTimersByTime(15_000);
    await refused;
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

describe("ending a session", () => {
  it("ends it, as the account that is this tab's", async () => {
    const { adapter, fake, other, me, bob } = await connect();
    await expect(adapter.revokeSession(other.id)).resolves.toBeUndefined();
    expect(fake.living()).toEqual([bob.id, me.id]);
    expect(fake.requests.at(-1)).toMatchObject({ path: `/me/sessions/${other.id}/revoke`, sessionId: me.id });
  });

  it("clerk-lost-this: calls Clerk's method on its row", async () => {
    const { adapter, other } = await connect();
    await expect(adapter.revokeSession(other.id)).resolves.toBeUndefined();
  });

  it("clerk-own-session: refuses the session that asks, though Clerk would end it", async () => {
    const { adapter, fake, me, sent } = await connect();
    fake.acceptsOwnRevoke = true;
    await adapter.listSessions();
    await expect(adapter.revokeSession(me.id)).rejects.toMatchObject({ code: "current-session" });
    expect(sent("revoke")).toBe(0);
  });

  it("refuses what became the session that asks after the list", async () => {
    const { adapter, fake, clerk, sent } = await connect();
    fake.acceptsOwnRevoke = true;
    const second = fake.signIn();
    await adapter.listSessions();
    await clerk.client?.reload();
    await clerk.setActive({ session: second.id });
    await expect(adapter.revokeSession(second.id)).rejects.toMatchObject({ code: "current-session" });
    expect(sent("revoke")).toBe(0);
  });

  it("refuses what becomes the session that asks while it is asked for", async () => {
    const { adapter, fake, clerk, sent } = await connect();
    fake.acceptsOwnRevoke = true;
    const second = fake.signIn();
    await clerk.client?.reload();
    await adapter.listSessions();
    fake.onRequest = async ({ route }) => {
      if (route !== "client") return;
      fake.onRequest = undefined;
      await clerk.setActive({ session: second.id });
    };
    await expect(adapter.revokeSession(second.id)).rejects.toMatchObject({ code: "current-session" });
    expect(sent("revoke")).toBe(0);
  });

  it("clerk-second-account: sends nothing about a row that was shown to another account", async () => {
    const { adapter, clerk, other, bob, sent } = await connect();
    await adapter.listSessions();
    await clerk.setActive({ session: bob.id });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "current-unknown" });
    expect(sent("revoke")).toBe(0);
  });

  it("clerk-false-success: does not believe a promise that resolves with a session as it was", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", "network");
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "network" });
    expect(fake.living()).toContain(other.id);
  });

  it("does not believe an answer without content", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", { status: 204 });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "network" });
  });

  it("clerk-answer-without-status: does not believe an answer about no session", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", { status: 200, body: {} });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "bad-response" });
  });

  it("clerk-row-changes: asks for the same session after a try that emptied its row", async () => {
    const { adapter, fake, other } = await connect();
    await adapter.listSessions();
    fake.fail("revoke", { status: 200, body: {} }, { times: 1 });
    await adapter.revokeSession(other.id).catch(() => {});
    await expect(adapter.revokeSession(other.id)).resolves.toBeUndefined();
    expect(fake.living()).not.toContain(other.id);
  });

  it("clerk-plain-network-error: knows a network failure that has no code", async () => {
    countAsOnline();
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", "network");
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "network" });
  });

  const refusals: [title: string, fault: ClerkFakeFault, expected: object][] = [
    ["403", { status: 403, code: "resource_forbidden" }, { code: "forbidden" }],
    ["404", { status: 404, code: "resource_not_found" }, { code: "not-found" }],
    ["429", { status: 429, code: "too_many_requests" }, { code: "rate-limited" }],
    ["422", { status: 422, code: "form_param_invalid" }, { code: "backend" }],
    ["500 as HTML", { status: 500, body: "<title>Oops</title>" }, { code: "backend" }],
  ];
  it.each(refusals)("passes a %s on, without a cause", async (_, fault, expected) => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", fault);
    const error = await adapter.revokeSession(other.id).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: "SessionsError", ...expected });
    expect(error.cause).toBeUndefined();
    expect(fake.living()).toContain(other.id);
  });

  it("clerk-error-classes: reads Clerk's code without Clerk's class", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", { status: 404, code: "resource_not_found" });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("clerk-retry-after: says when Clerk will listen again", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", { status: 429, code: "too_many_requests", headers: { "retry-after": "7" } });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ retryAfterSeconds: 7 });
  });

  it("clerk-reverification: asks for the person where Clerk wants a new verification", async () => {
    const { adapter, fake, other } = await connect();
    fake.isReverificationRequired = true;
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "reauth-required" });
  });

  it("clerk-own-session-refused: takes Clerk's 400 about another session for a no, not for its being this one", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", { status: 400, code: "invalid_action_for_session" });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("clerk-not-authorized: takes a 401 about another's session for a no, not for a sign-out", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", { status: 401, code: "action_for_session_not_authorized" });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("clerk-401: takes a 401 for a sign-out only where Clerk's client has the session no longer", async () => {
    const { adapter, fake, me, other } = await connect();
    fake.fail("revoke", { status: 401, code: "authentication_invalid" });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "backend" });
    fake.onRequest = ({ route }) => {
      if (route === "revoke") fake.endSession(me.id);
    };
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it.each([
    [403, "resource_forbidden"],
    [429, "too_many_requests"],
  ])("is no refusal where the question after a 401 is answered with a %i", async (status, code) => {
    const { adapter, fake, other } = await connect();
    await adapter.listSessions();
    // Clerk's client asks first, and passes on what it is answered; the adapter asks after it.
    const asked: ClerkFakeRoute[] = [];
    fake.onRequest = ({ route }) => {
      asked.push(route);
      if (asked.slice(-3).join() === "revoke,client,client") fake.fail("client", { status, code });
    };
    fake.fail("revoke", { status: 401, code: "authentication_invalid" }, { isAfterEffect: true });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({
      code: "backend",
      message: expect.stringContaining("(401, authentication_invalid)"),
    });
    expect(fake.living()).not.toContain(other.id);
  });

  it("does not believe an answer with a status that is not known", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", { status: 200, body: { id: other.id, status: "suspended" } });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "network" });
  });

  it("clerk-late-request: sends nothing after its time is over", async () => {
    const { adapter, fake, other, sent } = await connect();
    await adapter.listSessions();
    holdTime();
    const { arrived, open } = hold(fake, "client");
    const revoke = adapter.revokeSession(other.id);
    const refused = expect(revoke).rejects.toMatchObject({ code: "timeout" });
    await arrived;
    vi.advanceTimersByTime(15_000);
    await refused;
    open();
    fake.onRequest = undefined;
    for (const _ of "ab") await adapter.listSessions();
    expect(sent("revoke")).toBe(0);
  });

  it("sends nothing about a session that a newer list lacks", async () => {
    const { adapter, fake, other, sent } = await connect();
    await adapter.listSessions();
    fake.endSession(other.id);
    await adapter.listSessions();
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "not-found" });
    expect(sent("revoke")).toBe(0);
  });

  it("asks for the list of a session that it has not listed, and knows none that is not there", async () => {
    const { adapter, sent } = await connect();
    await expect(adapter.revokeSession("sess_unknown")).rejects.toMatchObject({ code: "not-found" });
    expect([sent("list"), sent("revoke")]).toEqual([1, 0]);
  });
});

describe("the arguments", () => {
  it("are what useClerk() returns, or a Clerk", () => {
    expectTypeOf<ReturnType<typeof useClerk>>().toExtend<ClerkInstance>();
    expectTypeOf<LoadedClerk["clerk"]>().toExtend<ClerkInstance>();
  });

  it.each([undefined, null, "clerk", {}, { session: null }])("cannot be %o", (clerk) => {
    expect(() => clerkAdapter(clerk as never)).toThrow(
      new TypeError("clerkAdapter: pass what useClerk returns, or a Clerk instance."),
    );
  });

  it.each([
    [{ name: "" }, "name must be a text"],
    [{ name: " \t" }, "name must be a text"],
    [{ name: 7 }, "name must be a text"],
    [null, "options must be an object"],
    ["clerk-2", "options must be an object"],
    [[], "options must be an object"],
    [{ timeoutMs: 0 }, "timeoutMs can't be 0"],
    [{ timeoutMs: Number.NaN }, "timeoutMs can't be NaN"],
    [{ timeoutMs: 2 ** 31 }, "timeoutMs can't be 2147483648"],
  ])("refuse %o, saying which and why", (options, why) => {
    const clerk = { session: null, client: undefined };
    expect(() => clerkAdapter(clerk, options as never)).toThrow(new TypeError(`clerkAdapter: ${why}.`));
  });

  it("give one Clerk one adapter, and one of its own to whoever asks for something", () => {
    const clerk = { session: null, client: undefined };
    expect(clerkAdapter(clerk)).toBe(clerkAdapter(clerk));
    expect(clerkAdapter({ ...clerk })).not.toBe(clerkAdapter(clerk));
    expect(clerkAdapter(clerk, { name: "clerk-2" })).not.toBe(clerkAdapter(clerk));
  });

  it("name the adapter, and it has no more methods than Clerk", () => {
    const clerk = { session: null, client: undefined };
    expect(Object.keys(clerkAdapter(clerk))).toEqual(["name", "listSessions", "revokeSession"]);
    expect([clerkAdapter(clerk).name, clerkAdapter(clerk, { name: "clerk-2" }).name]).toEqual([
      "clerk",
      "clerk-2",
    ]);
  });
});
