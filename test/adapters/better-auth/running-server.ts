// What the tests of the adapter on the server share: a running Better Auth server with devices signed in. A test file that
// uses it says `afterEach(stop)`.
import {
  type BetterAuthServer as Auth,
  type BetterAuthServerAdapterOptions,
  betterAuthServerAdapter,
} from "../../../src/adapters/better-auth/server.ts";
import type { SessionsAdapter } from "../../../src/contract.ts";
import {
  type BetterAuthServer,
  type Settings,
  startBetterAuthServer,
  type TestDevice,
} from "../../fakes/better-auth-server.ts";
import type { SessionRow } from "../../fakes/session-row.ts";

export const storages = ["memory", "sqlite", "secondary", "secondary-and-database"] as const;

/** The server that the test started. */
export let server: BetterAuthServer;
let running: BetterAuthServer | undefined;

export async function start(settings: Settings = {}): Promise<BetterAuthServer> {
  server = await startBetterAuthServer(settings);
  running = server;
  return server;
}

export async function stop(): Promise<void> {
  await running?.close();
  running = undefined;
}

interface SignedIn {
  laptop: TestDevice;
  phone: TestDevice;
  /** Of the laptop. */
  adapter: SessionsAdapter;
}

/** A new server with a laptop and a phone of one person. */
export async function twoDevices(
  settings: Settings = {},
  options: Partial<BetterAuthServerAdapterOptions> = {},
): Promise<SignedIn> {
  await start(settings);
  const laptop = await server.signIn("Laptop/1");
  const phone = await server.signIn("Phone/1");
  return { laptop, phone, adapter: adapterOf(laptop, options) };
}

/** A new server with a laptop, a phone and a tablet of one person. */
export async function threeDevices(settings: Settings = {}): Promise<SignedIn & { tablet: TestDevice }> {
  const devices = await twoDevices(settings);
  return { ...devices, tablet: await server.signIn("Tablet/1") };
}

/** The adapter for requests of this device. */
export function adapterOf(
  device: TestDevice,
  options: Partial<BetterAuthServerAdapterOptions> = {},
): SessionsAdapter {
  return betterAuthServerAdapter({ auth: server.auth, request: device.request(), ...options });
}

/** The server's own `auth`, except for how it revokes. */
export const authThatRevokes = (revokeSession: Auth["api"]["revokeSession"]): Auth => ({
  $context: server.auth.$context,
  api: { getSession: (call) => server.auth.api.getSession(call), revokeSession },
});
/** How the server itself does it. */
export const revoke: Auth["api"]["revokeSession"] = (call) => server.auth.api.revokeSession(call);

/** The row of this device's session. Editing it is time travel. */
export function rowOf(device: TestDevice): SessionRow {
  const id = device.sessionId();
  const row = server.sessions.find((session) => session.id === id);
  if (!row) throw new Error(`No row ${id}.`);
  return row;
}

/** All ids in the table, also of other people and of expired sessions. */
export const ids = (): string[] => server.sessions.map(({ id }) => id);
export const aliveIds = (): string[] =>
  server.sessions.filter(({ expiresAt }) => expiresAt > new Date()).map(({ id }) => id);
/** Better Auth itself says so, past its cookie cache. */
export const isSignedIn = async (device: TestDevice): Promise<boolean> =>
  (await device.authClient.getSession({ query: { disableCookieCache: true } })).data !== null;

/** The settings of a Better Auth that keeps nothing and says nothing. */
export const bare = {
  secret: "only-for-tests-0123456789-0123456789-abc",
  baseURL: "http://127.0.0.1:1",
  logger: { disabled: true },
};

export const hour = 3_600_000;
export const ago = (ms: number): Date => new Date(Date.now() - ms);
/** The field that renaming needs. */
export const withName = { additionalFields: { name: { type: "string", required: false } } } as const;
