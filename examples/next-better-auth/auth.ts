import { randomBytes } from "node:crypto";
import { betterAuth } from "better-auth";
import { memoryAdapter } from "better-auth/adapters/memory";

export const origin = process.env.BETTER_AUTH_URL ?? "http://127.0.0.1:3000";

function createAuth() {
  return betterAuth({
    baseURL: origin,
    secret: process.env.BETTER_AUTH_SECRET ?? randomBytes(32).toString("hex"),
    // Everybody is forgotten when the server stops. Put your own database here.
    database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
    emailAndPassword: { enabled: true },
    telemetry: { enabled: false },
  });
}

// Next loads this module once for pages and once for routes, and both need the same database.
const shared = globalThis as { auth?: ReturnType<typeof createAuth> };
export const auth = shared.auth ?? createAuth();
shared.auth = auth;
