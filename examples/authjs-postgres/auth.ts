import { randomBytes, randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Auth, type AuthConfig } from "@auth/core";
import PostgresAdapter from "@auth/pg-adapter";
import { authJsSessions, recordAuthJsSignIns } from "your-devices/server/authjs";
import { exec, pool } from "./database.ts";

/** Everybody's devices: Auth.js's own table, and a side table for what that one lacks. */
export const sessions = authJsSessions({
  query: (text, values) => pool.query(text, values).then(({ rows }) => rows),
  dialect: "postgres",
  shape: "pg",
});
await exec(sessions.schema);

const secret = process.env.AUTH_SECRET ?? randomBytes(32).toString("hex");

// Your own proxy must overwrite what browsers send in this header.
const ipAddress = (headers: Headers) => headers.get("x-forwarded-for");

/** Auth.js for one request, because its adapters and callbacks see none. */
function configFor(request: Request): AuthConfig {
  const { headers } = request;
  return {
    basePath: "/auth",
    trustHost: true,
    secret,
    session: { strategy: "database" },
    adapter: recordAuthJsSignIns(PostgresAdapter(pool), {
      sessions,
      headers: () => headers,
      ipAddress,
      onError: console.error,
    }),
    providers: [{ id: "email", name: "Email", type: "email", maxAge: 10 * 60, sendVerificationRequest }],
    callbacks: {
      async session({ session, user }) {
        const { userId, sessionToken: key, expires } = session;
        await sessions.touch({ userId, key, request, ipAddress: ipAddress(headers) }).catch(console.error);
        // The page gets this alone, and no token.
        return { expires: expires.toISOString(), user: { id: String(user.id), email: user.email } };
      },
    },
  };
}

/** Handles all paths below /auth. */
export const handleAuth = (request: Request): Promise<Response> => Auth(request, configFor(request));

/** Writes the mail with the link into a folder. Put your own mailer here. */
async function sendVerificationRequest({ identifier, url }: { identifier: string; url: string }) {
  const folder = process.env.MAIL_FOLDER ?? "mail";
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${randomUUID()}.txt`), `To: ${identifier}\n\nSign in: ${url}\n`);
}
