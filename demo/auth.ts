import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type BetterAuthOptions, betterAuth, type Session } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { betterAuthServerAdapter } from "../src/adapters/better-auth/server.ts";
import { createSessionsHandler } from "../src/server/index.ts";
import { placeOf, type SampleDevice, seededDevices } from "./sample-devices.ts";
import { account, updateAge } from "./shared.ts";

/** Whoever wants to know when a session begins and when its own device ends it. */
export interface SessionRecorder {
  recordSignIn(session: Session): Promise<void>;
  recordSignOut(sessionId: string): Promise<void>;
}

/** The database file, in a folder that only its owner can read: it holds session tokens. */
export function openDatabase(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return new DatabaseSync(path, { timeout: 5000 });
}

/** The secret with which the server signs its cookies: made once, so that a restart keeps everybody signed in. */
function readSecret(path: string): string {
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString("hex"), { mode: 0o600 });
  return readFileSync(path, "utf8");
}

/** A Better Auth server over `database`, its tables made or brought up to date. The first origin is the base URL. */
export async function createAuth(
  database: DatabaseSync,
  origins: readonly [string, ...string[]],
  recorder: SessionRecorder,
) {
  const options = {
    baseURL: origins[0],
    trustedOrigins: [...origins],
    secret: readSecret(join(dirname(database.location() ?? "."), "secret")),
    database,
    // Signing up makes an account and no session, so every session in the list is a sign-in.
    emailAndPassword: { enabled: true, autoSignIn: false },
    session: {
      // Better Auth's default, written out: it hands its list of sessions only to somebody who signed in within the
      // last day. A browser that comes back later is asked for the password; see PasswordDialog in app/account.tsx.
      freshAge: 24 * 60 * 60,
      updateAge,
      // Places come with the session, so no page ever asks where an address is.
      additionalFields: {
        city: { type: "string", required: false, input: false },
        region: { type: "string", required: false, input: false },
        country: { type: "string", required: false, input: false },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({ data: { ...session, ...placeOf(session.ipAddress) } }),
          // Not awaited: nobody waits for a record to be let in.
          after: async (session) => void recorder.recordSignIn(session),
        },
        delete: {
          // This device's own sign-out alone: withLogTrace records what the page of devices ends, and what expired was
          // not signed out.
          after: async ({ id }, context) => {
            if (context?.path === "/sign-out") void recorder.recordSignOut(id);
          },
        },
      },
    },
    // Only this machine reaches the server: it would be limiting its own seeding.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Named, because NODE_ENV=test would switch both checks off.
    advanced: { disableOriginCheck: false, disableCSRFCheck: false },
  } satisfies BetterAuthOptions;

  // Before betterAuth(): it complains about tables that are not there yet.
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
  return betterAuth(options);
}

export type DemoAuth = Awaited<ReturnType<typeof createAuth>>;

/** What the page reaches by `restAdapter({ baseUrl: "/api/devices" })`. */
export function createDevicesHandler(auth: DemoAuth, origins: readonly string[]) {
  return createSessionsHandler({
    adapter: (request) => betterAuthServerAdapter({ auth, request }),
    basePath: "/api/devices",
    allowedOrigins: origins,
  });
}

/** All sessions that have not expired, of everybody. */
export async function livingSessions(auth: DemoAuth): Promise<Session[]> {
  const { adapter } = await auth.$context;
  return adapter.findMany<Session>({
    model: "session",
    where: [{ field: "expiresAt", operator: "gt", value: new Date() }],
    limit: 10_000,
  });
}

/** Signs the account in over HTTP as `device` would. */
export async function signInFrom(origin: string, { label, userAgent, address }: SampleDevice): Promise<void> {
  const response = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: {
      origin,
      "content-type": "application/json",
      "user-agent": userAgent,
      "x-forwarded-for": address,
    },
    body: JSON.stringify({ email: account.email, password: account.password }),
  });
  if (!response.ok)
    throw new Error(`${label} could not sign in: ${response.status} ${await response.text()}`);
}

/** Makes the account unless it is there, and signs in those of its devices that are not signed in any more. */
export async function seed(auth: DemoAuth, origin: string): Promise<void> {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(account.email);
  const { id } = found?.user ?? (await auth.api.signUpEmail({ body: account })).user;
  const own = (await livingSessions(auth)).filter(({ userId }) => userId === id);
  const signedIn = new Set(own.map(({ userAgent }) => userAgent));
  for (const device of seededDevices) if (!signedIn.has(device.userAgent)) await signInFrom(origin, device);
}
