import { account } from "./account.ts";
import type { DemoDevice } from "./devices.ts";

/** Signs the account in over HTTP as `device` would: its own user agent, address and cookie jar. */
export async function signInFrom(origin: string, device: DemoDevice): Promise<void> {
  const headers = { origin, "user-agent": device.userAgent, "x-forwarded-for": device.address };
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ email: account.email, password: account.password }),
  });
  if (!answer.ok)
    throw new Error(`${device.label} could not sign in: ${answer.status} ${await answer.text()}`);

  const jar = answer.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0]);
  const check = await fetch(`${origin}/api/auth/get-session`, {
    headers: { ...headers, cookie: jar.join("; ") },
  });
  if ((await check.json()) === null) throw new Error(`${device.label} signed in and has no session.`);
}
