import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createAuth, openDatabase } from "../../demo/auth.ts";
import { account } from "../../demo/shared.ts";
import { betterAuthServerAdapter } from "../../src/adapters/better-auth/server.ts";
import { withLogTrace } from "../../src/logtrace/index.ts";

const origin = "http://127.0.0.1:5173";

/** The demo's Better Auth with one account, and the sign-ins and sign-outs that it records. */
async function openDemo() {
  const folder = await mkdtemp(join(tmpdir(), "your-devices-logtrace-"));
  const database = openDatabase(join(folder, "demo.sqlite"));
  onTestFinished(async () => {
    database.close();
    await rm(folder, { recursive: true });
  });
  const signedIn: string[] = [];
  const signedOut: string[] = [];
  const auth = await createAuth(database, [origin], {
    recordSignIn: async ({ id }) => void signedIn.push(id),
    recordSignOut: async (id) => void signedOut.push(id),
  });
  await auth.api.signUpEmail({ body: account });
  const signIn = async () => {
    const { headers } = await auth.api.signInEmail({ body: account, returnHeaders: true });
    const cookie = headers.getSetCookie().map((line) => line.split(";")[0]);
    return new Headers({ cookie: cookie.join("; "), origin });
  };
  return { auth, signIn, signedIn, signedOut };
}

test("the demo records this device's own sign-out once", async () => {
  const { auth, signIn, signedIn, signedOut } = await openDemo();
  const headers = await signIn();
  const response = await auth.handler(
    new Request(`${origin}/api/auth/sign-out`, { method: "POST", headers, body: null }),
  );
  expect(response.status).toBe(200);
  expect(signedOut).toEqual(signedIn);
});

test("the demo leaves it to withLogTrace to record what the page of devices ends", async () => {
  const { auth, signIn, signedIn, signedOut } = await openDemo();
  const headers = await signIn();
  await signIn();
  const recorded: string[] = [];
  const adapter = withLogTrace(betterAuthServerAdapter({ auth, request: { headers } }), {
    recorder: { recordSignOut: async (id) => void recorded.push(id) },
  });
  await adapter.revokeSession?.(signedIn[1] ?? "");
  expect(recorded).toEqual([signedIn[1]]);
  expect(signedOut).toEqual([]);
});
