import { encode } from "@auth/core/jwt";
import { afterEach, expect, test } from "vitest";
import { outcomeOf } from "../../support/outcome-of.ts";
import { type AuthApplication, listOf, startAuth } from "./auth-application.ts";
import { openDrizzleSqlite } from "./auth-stores.ts";

let application: AuthApplication;
afterEach(() => application?.close());

const start = async (protocol?: "https") => {
  application = await startAuth(openDrizzleSqlite, protocol && { protocol });
};
const callerOf = (cookie: string) => application.sessions.callerOf({ headers: new Headers({ cookie }) });
const name = "authjs.session-token";
const sessionInCookie = () => encode({ salt: name, secret: "only-for-tests", token: { sub: "ann" } });

test("authjs-jwt-cookie: a session that is in the cookie itself can't be listed, which is no sign-out", async () => {
  await start();
  const jwe = await sessionInCookie();
  const outcomes = [await outcomeOf(callerOf(`${name}=${jwe}`))];
  outcomes.push(await outcomeOf(callerOf(`__Secure-next-auth.session-token=${jwe}`)));
  expect(outcomes).toEqual(["unsupported", "unsupported"]);
});

test("authjs-cookie-chunks: a cookie in pieces is a session in the cookie", async () => {
  await start();
  const jwe = await sessionInCookie();
  const outcome = await outcomeOf(callerOf(`${name}.0=${jwe.slice(0, 40)}; ${name}.1=${jwe.slice(40)}`));
  expect(outcome).toBe("unsupported");
});

test("authjs-cookie-prefix: the cookie that only https can set is the one that counts", async () => {
  await start("https");
  const own = await application.signIn();
  const planted = await application.signIn("mallory@example.test");
  const cookie = `${name}=${planted.token}; __Secure-${name}=${own.token}`;
  expect((await callerOf(cookie))?.key).toBe(own.token);
});

test("authjs-expired-caller: the cookie of an expired session is nobody's", async () => {
  await start();
  const laptop = await application.signIn();
  await application.store.exec(`UPDATE session SET expires = ${Date.now() - 1}`);
  expect(await application.sessions.callerOf(laptop.request())).toBeNull();
});

test("authjs-sliding-expiry: the last activity is the end without the lifetime", async () => {
  await start();
  const laptop = await application.signIn();
  const usedAt = Date.now() - 20 * 86_400_000;
  await application.store.exec(
    `DELETE FROM device_sessions; UPDATE session SET expires = ${usedAt + 30 * 86_400_000}`,
  );
  const { list } = await listOf(application, laptop);
  expect(list.sessions[0]?.lastActiveAt).toBe(new Date(usedAt).toISOString());
});

test("authjs-events-without-request: a sign-in is listed with its device", async () => {
  await start();
  const { list } = await listOf(application, await application.signIn());
  expect(list.sessions[0]?.userAgent).toBe("Laptop/1");
});

test("authjs-events-without-end: a sign-out is in the history even if its session was to end soon", async () => {
  await start();
  const laptop = await application.signIn();
  const phone = await application.signIn("ann@example.test", "Phone/1");
  await phone.signOut();
  const rows = await application.store.query(
    "SELECT end_reason AS reason FROM device_sessions WHERE user_agent = 'Phone/1'",
    [],
  );
  expect(rows).toEqual([{ reason: "signed-out" }]);
  expect((await listOf(application, laptop)).list.sessions).toHaveLength(1);
});
