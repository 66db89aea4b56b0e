import { afterEach, describe, expect, it } from "vitest";
import { type ClerkFake, createClerkFake } from "./clerk-fake.ts";
import { type LoadedClerk, loadClerk } from "./load-clerk.ts";
import { type MountedClerkFake, mountClerkFake } from "./mount-clerk-fake.ts";

// The adapter handles these oddities of Clerk's real client. If a release of Clerk behaves better, one of these tests
// fails, and the handling may go.

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function connect(
  prepare: (fake: ClerkFake) => void = () => {},
): Promise<LoadedClerk & { fake: ClerkFake; otherId: string }> {
  const fake = createClerkFake();
  const other = fake.signIn({ clientId: "client_elsewhere" });
  fake.signIn();
  prepare(fake);
  const loaded = await loadClerk(fake);
  open.push(loaded);
  return { ...loaded, fake, otherId: other.id };
}

const rowOf = async ({ clerk, otherId }: Awaited<ReturnType<typeof connect>>) => {
  const rows = (await clerk.user?.getSessions()) ?? [];
  const row = rows.find(({ id }) => id === otherId);
  if (!row) throw new Error("The other session is not listed.");
  return row;
};

describe("Clerk's client", () => {
  it.each([401, 403, 429, 500])("lists nothing for a %i, and keeps that", async (status) => {
    const { clerk, fake } = await connect();
    fake.fail("list", { status, code: "internal_clerk_error" });
    await expect(clerk.user?.getSessions()).resolves.toEqual([]);
    fake.recover();
    await expect(clerk.user?.getSessions()).resolves.toEqual([]);
  });

  it("makes now of a date that is missing", async () => {
    const connected = await connect((fake) => {
      for (const session of fake.sessions) Object.assign(session, { lastActiveAt: 0, expireAt: 0 });
    });
    const before = Date.now();
    const { lastActiveAt, expireAt } = await rowOf(connected);
    expect(Number(lastActiveAt)).toBeGreaterThanOrEqual(before);
    expect(Number(expireAt)).toBeLessThanOrEqual(Date.now());
  });

  it("empties a row that was revoked, and leaves it in the list", async () => {
    const connected = await connect();
    const row = await rowOf(connected);
    await expect(row.revoke()).resolves.toBe(row);
    expect(row).toMatchObject({ status: "revoked", latestActivity: { browserName: undefined } });
  });

  it("loses a row's method without the row", async () => {
    const { revoke } = await rowOf(await connect());
    await expect((async () => revoke())()).rejects.toThrow(TypeError);
  });

  it("resolves for a revocation that never arrived", async () => {
    const connected = await connect();
    const row = await rowOf(connected);
    connected.fake.fail("revoke", "network");
    await expect(row.revoke()).resolves.toMatchObject({ status: "active" });
  });

  it("sends the revocation of its own session", async () => {
    const { clerk, fake } = await connect((one) => {
      one.acceptsOwnRevoke = true;
    });
    const own = (await clerk.user?.getSessions())?.find(({ id }) => id === clerk.session?.id);
    await own?.revoke();
    expect(fake.requests.at(-1)?.route).toBe("revoke");
    expect(clerk.session).toBeFalsy();
  });

  it("drops a living session where a 401 is followed by a 500", async () => {
    const connected = await connect();
    const row = await rowOf(connected);
    connected.fake.fail("revoke", { status: 401, code: "authentication_invalid" });
    connected.fake.fail("client", { status: 500, code: "internal_clerk_error" });
    await row.revoke().catch(() => {});
    expect(connected.clerk.session).toBeNull();
    expect(connected.fake.living()).toHaveLength(2);
  });

  it("has users that keep no list after an answer with the client", async () => {
    const { clerk, fake } = await connect();
    await clerk.user?.getSessions();
    fake.signIn({ clientId: "client_elsewhere" });
    await expect(clerk.user?.getSessions()).resolves.toHaveLength(2);
    await clerk.user?.reload();
    await expect(clerk.user?.getSessions()).resolves.toHaveLength(3);
    fake.signIn({ clientId: "client_elsewhere" });
    fake.piggyback = "none";
    await clerk.user?.reload();
    await expect(clerk.user?.getSessions()).resolves.toHaveLength(3);
  });

  it("signs in with a password, and verifies one again", async () => {
    const { clerk, fake } = await connect();
    const identifier = "bob@example.test";
    const password = "correct horse battery";
    await expect(clerk.client?.signIn.create({ identifier, password: "wrong" })).rejects.toThrow();
    const { createdSessionId } = (await clerk.client?.signIn.create({ identifier, password })) ?? {};
    await clerk.setActive({ session: createdSessionId ?? null });
    expect(clerk.user?.id).toBe("user_bob");
    await clerk.session?.startVerification({ level: "first_factor" });
    await expect(
      clerk.session?.attemptFirstFactorVerification({ strategy: "password", password }),
    ).resolves.toMatchObject({ status: "complete" });
    expect(fake.sessions.find(({ id }) => id === createdSessionId)?.verifiedAt).toBeGreaterThan(
      Date.now() - 60_000,
    );
  });
});

describe("the fake", () => {
  const mount = async (fake: ClerkFake): Promise<MountedClerkFake> => {
    const server = await mountClerkFake(fake);
    open.push(server);
    return server;
  };
  const sessionsOf = async (response: Response) => (await response.json()).response.sessions.length;

  it("answers a lost session with 401, and its client with no session", async () => {
    const fake = createClerkFake();
    const me = fake.signIn();
    const { url } = await mount(fake);
    fake.endSession(me.id);
    expect((await fetch(`${url}/v1/me/sessions/active?_clerk_session_id=${me.id}`)).status).toBe(401);
    expect(await sessionsOf(await fetch(`${url}/v1/client`))).toBe(0);
  });

  it("knows browsers by their cookie, and gives one to those that have none", async () => {
    const fake = createClerkFake({ onNewClient: ({ id }) => void fake.signIn({ clientId: id }) });
    const { url } = await mount(fake);
    const first = await fetch(`${url}/v1/client`);
    const [cookie = ""] = (first.headers.get("set-cookie") ?? "").split(";");
    expect(await sessionsOf(first)).toBe(1);
    const again = await fetch(`${url}/v1/client`, { headers: { cookie } });
    expect(again.headers.get("set-cookie")).toBeNull();
    await fetch(`${url}/v1/client`);
    expect(new Set(fake.sessions.map(({ clientId }) => clientId)).size).toBe(2);
  });

  it("breaks the connection for a network failure, for as many requests as was said", async () => {
    const fake = createClerkFake();
    const { url } = await mount(fake);
    fake.fail("client", "network", { times: 1 });
    await expect(fetch(`${url}/v1/client`)).rejects.toThrow(TypeError);
    expect((await fetch(`${url}/v1/client`)).status).toBe(200);
  });
});
