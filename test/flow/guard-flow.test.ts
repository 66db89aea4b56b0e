import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { betterAuthAdapter } from "../../src/adapters/better-auth/browser.ts";
import { createGuard } from "../../src/core/guard/guard.ts";
import {
  type BetterAuthServer,
  startBetterAuthServer,
  type TestDevice,
} from "../fakes/better-auth-server.ts";

let server: BetterAuthServer;
afterEach(() => server.close());

const guardOn = ({ authClient }: TestDevice) => {
  const adapter = betterAuthAdapter(authClient);
  return createGuard({ adapter: () => adapter });
};
const load = async (guard: ReturnType<typeof createGuard>) => guard.accept(await guard.list());
const idsInTheTable = () => server.sessions.map(({ id }) => id);
const postsOf = ({ sent }: TestDevice) => sent.filter((line) => line.startsWith("POST"));

async function threeDevices(settings: Parameters<typeof startBetterAuthServer>[0] = {}) {
  server = await startBetterAuthServer(settings);
  const laptop = await server.signIn();
  const phone = await server.signIn();
  const tablet = await server.signIn();
  return { laptop, phone, tablet, guard: guardOn(laptop) };
}

function age(device: TestDevice, hours: number) {
  const row = server.sessions.find(({ id }) => id === device.sessionId());
  if (row) row.createdAt = new Date(Date.now() - hours * 3_600_000);
}

describe("the guard over a real Better Auth server", () => {
  it("ends one session: proved by the next list, refused to the device itself", async () => {
    const { phone, guard } = await threeDevices();
    await load(guard);
    const id = phone.sessionId();
    expect(await guard.revoke(id)).toEqual({ id, outcome: "revoked" });
    expect(guard.snapshot().list?.sessions.map((session) => session.id)).toEqual(idsInTheTable());
    expect((await phone.authClient.listSessions()).error).toMatchObject({ status: 401 });
  });

  it("ends the others", async () => {
    const { laptop, phone, tablet, guard } = await threeDevices();
    await load(guard);
    const others = [phone.sessionId(), tablet.sessionId()];
    expect(await guard.revokeOthers()).toEqual(others.map((id) => ({ id, outcome: "revoked" })));
    expect(idsInTheTable()).toEqual([laptop.sessionId()]);
  });

  it("never sends a request that would end the session that asks", async () => {
    const { laptop, guard } = await threeDevices();
    await load(guard);
    expect(await guard.revoke(laptop.sessionId())).toMatchObject({
      outcome: "refused",
      error: { code: "current-session" },
    });
    expect(postsOf(laptop)).toEqual([]);
  });

  it("never ends what became the session that asks after the list", async () => {
    const { laptop, phone, guard } = await threeDevices();
    await load(guard);
    for (const [name, value] of phone.cookies) laptop.cookies.set(name, value);
    expect(await guard.revoke(phone.sessionId())).toMatchObject({
      outcome: "refused",
      error: { code: "current-session" },
    });
    expect(postsOf(laptop)).toEqual([]);
    expect(idsInTheTable()).toHaveLength(3);
  });

  it("says already-gone where another device was faster", async () => {
    const { phone, tablet, guard } = await threeDevices();
    await load(guard);
    const id = phone.sessionId();
    await betterAuthAdapter(tablet.authClient).revokeSession?.(id);
    await load(guard);
    expect(await guard.revoke(id)).toEqual({ id, outcome: "already-gone" });
  });

  it("ends all of 150 sessions, also those that no list has shown", async () => {
    const { laptop, phone, guard } = await threeDevices();
    server.copySession(phone.sessionId(), 150, {}, "inFront");
    await load(guard);
    const results = await guard.revokeOthers();
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(["revoked"]));
    expect(idsInTheTable()).toEqual([laptop.sessionId()]);
  });

  it("asks for a new sign-in after a day, and lists after it", async () => {
    const { laptop, guard } = await threeDevices();
    age(laptop, 25);
    await expect(guard.list()).rejects.toMatchObject({ code: "reauth-required" });
    expect(guard.snapshot()).toMatchObject({ error: { code: "reauth-required" }, signedOut: false });
    await laptop.signIn();
    expect((await load(guard)).sessions).toHaveLength(4);
    expect(guard.snapshot().error).toBeUndefined();
  });

  it("leaves the outcome open where it may not list any more, until the person has signed in again", async () => {
    const { laptop, phone, guard } = await threeDevices();
    await load(guard);
    const id = phone.sessionId();
    age(laptop, 25);
    expect(await guard.revoke(id)).toMatchObject({ outcome: "unknown" });
    expect(guard.snapshot().pendingSignOuts.get(id)).toMatchObject({ state: "unknown" });
    expect(idsInTheTable()).not.toContain(id);
    await laptop.signIn();
    await load(guard);
    expect(guard.snapshot().pendingSignOuts.size).toBe(0);
  });

  it.each([false, true])("knows that it is signed out itself (cookie cache: %s)", async (enabled) => {
    const { laptop, phone } = await threeDevices({ session: { cookieCache: { enabled, maxAge: 300 } } });
    const phoneGuard = guardOn(phone);
    await load(phoneGuard);
    await guardOn(laptop).revoke(phone.sessionId());
    await expect(phoneGuard.list()).rejects.toMatchObject({ code: "unauthenticated" });
    expect(phoneGuard.snapshot().signedOut).toBe(true);
  });

  it("is not signed out by an outage", async () => {
    const { guard } = await threeDevices();
    await load(guard);
    server.isDown = true;
    await expect(guard.list()).rejects.toMatchObject({ code: "backend" });
    expect(guard.snapshot()).toMatchObject({ signedOut: false, list: { sessions: { length: 3 } } });
  });

  it("holds no token", async () => {
    const { phone, guard } = await threeDevices();
    const tokens = server.sessions.map(({ token }) => token);
    await load(guard);
    const results = [await guard.revoke(phone.sessionId()), await guard.revokeOthers()];
    const everything = inspect([guard, guard.snapshot(), results], { depth: null, showHidden: true });
    expect(tokens.filter((token) => everything.includes(token))).toEqual([]);
  });
});
