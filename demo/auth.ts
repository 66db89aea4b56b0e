import { dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import type { LogTraceDemo } from "./logtrace.ts";
import { placeOf } from "./places.ts";
import { readSecret } from "./read-secret.ts";
import { updateAge } from "./update-age.ts";

const day = 24 * 60 * 60;

/** A Better Auth server over `database`, its tables made or brought up to date. The first origin is the base URL. */
export async function createAuth(
  database: DatabaseSync,
  origins: readonly [string, ...string[]],
  { recordSignIn, recordSignOut }: Pick<LogTraceDemo, "recordSignIn" | "recordSignOut">,
) {
  const secret = readSecret(join(dirname(database.location() ?? "."), "secret"));
  const options = {
    baseURL: origins[0],
    trustedOrigins: [...origins],
    secret,
    database,
    // Signing up makes an account and no session, so every session in the list is a sign-in.
    emailAndPassword: { enabled: true, autoSignIn: false },
    session: {
      // Better Auth's default, written out: it hands its list of sessions only to somebody who signed in within the
      // last day. A browser that comes back later is asked for the password; see app/password-dialog.tsx.
      freshAge: day,
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
          after: async (session) => void recordSignIn(session),
        },
        delete: {
          // This device's own sign-out alone: what the page of devices ends is recorded by withLogTrace, and what expired
          // was not signed out.
          after: async ({ id }, context) => {
            if (context?.path === "/sign-out") void recordSignOut(id);
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
