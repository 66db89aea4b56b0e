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

/** Records when a session begins, and when its own device signs out. */
export interface SessionRecorder {
  recordSignIn(session: Session): Promise<void>;
  recordSignOut(sessionId: string): Promise<void>;
}

/** Opens the database file, in a folder that only its owner can read, because the file has session tokens. */
export function openDatabase(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return new DatabaseSync(path, { timeout: 5000 });
}

/** The secret that signs the server's cookies. It is made once, so that people stay signed in after a restart. */
function readSecret(path: string): string {
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString("hex"), { mode: 0o600 });
  return readFileSync(path, "utf8");
}

/** Makes a Better Auth server over `database` and creates or updates its tables. The first origin is the base URL. */
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
    // A sign-up makes an account without a session, so every session in the list is a sign-in.
    emailAndPassword: { enabled: true, autoSignIn: false },
    session: {
      // Better Auth's default: it lists sessions only for a day after a sign-in. After that, the page asks for the
      // password; see PasswordDialog in app/account.tsx.
      freshAge: 24 * 60 * 60,
      updateAge,
      additionalFields: {
        // What its person calls the device: with this field, betterAuthServerAdapter renames it.
        name: { type: "string", required: false, input: false },
        // The session stores the place, so that no page has to look an address up.
        city: { type: "string", required: false, input: false },
        region: { type: "string", required: false, input: false },
        country: { type: "string", required: false, input: false },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({ data: { ...session, ...placeOf(session.ipAddress) } }),
          // Not awaited, so that the sign-in does not wait for the record.
          after: async (session) => void recorder.recordSignIn(session),
        },
        delete: {
          // Only this device's own sign-out. withLogTrace records the sign-outs on the page of devices, and an expired
          // session was not signed out.
          after: async ({ id }, context) => {
            if (context?.path === "/sign-out") void recorder.recordSignOut(id);
          },
        },
      },
    },
    // Only this machine reaches the server, so a limit would only slow its own seeding down.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Set here, because NODE_ENV=test would switch both checks off.
    advanced: { disableOriginCheck: false, disableCSRFCheck: false },
  } satisfies BetterAuthOptions;

  // Before betterAuth(), which warns about missing tables.
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
  return betterAuth(options);
}

export type DemoAuth = Awaited<ReturnType<typeof createAuth>>;

/** The handler behind `restAdapter({ baseUrl: "/api/devices" })`. */
export function createDevicesHandler(auth: DemoAuth, origins: readonly string[]) {
  return createSessionsHandler({
    adapter: (request) => betterAuthServerAdapter({ auth, request }),
    basePath: "/api/devices",
    allowedOrigins: origins,
  });
}

/** All people's sessions that have not expired. */
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
  if (response.status === 401)
    throw new Error(`${label} could not sign in: the password was changed. A restart puts it back.`);
  if (!response.ok)
    throw new Error(`${label} could not sign in: ${response.status} ${await response.text()}`);
}

/**
 * Makes the account if it does not exist yet, puts its password back, and signs in those of its devices that are signed out.
 */
export async function seed(auth: DemoAuth, origin: string): Promise<void> {
  const { internalAdapter, password } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(account.email);
  const { id } = found?.user ?? (await auth.api.signUpEmail({ body: account })).user;
  if (found) await internalAdapter.updatePassword(id, await password.hash(account.password));
  const own = (await livingSessions(auth)).filter(({ userId }) => userId === id);
  const signedIn = new Set(own.map(({ userAgent }) => userAgent));
  for (const device of seededDevices) if (!signedIn.has(device.userAgent)) await signInFrom(origin, device);
}
