import { DatabaseSync } from "node:sqlite";
import { beforeEach, expect, it } from "vitest";
import { createOwnTableDemo } from "../../demo/own-table-routes.ts";
import { seededDevices } from "../../demo/sample-devices.ts";
import { account } from "../../demo/shared.ts";
import { restAdapter } from "../../src/adapters/rest/browser.ts";
import { type CookieJarClient, createCookieJarClient } from "../fakes/cookie-jar-client.ts";
import { takeConsole } from "../setup/console.ts";

const origin = "http://127.0.0.1:5173";
let database: DatabaseSync;
let handle: Awaited<ReturnType<typeof createOwnTableDemo>>;
beforeEach(async () => {
  database = new DatabaseSync(":memory:");
  handle = await createOwnTableDemo(database, [origin]);
});

function browser(address: string): CookieJarClient {
  const client = createCookieJarClient({ origin, "user-agent": "curl/8.14.1", "x-forwarded-for": address });
  client.intercept((request) => respond(request, client));
  return client;
}

/** Without a network: the jar's cookies are in the request, and it keeps those of the response. */
async function respond(request: Request, { cookies, headers }: CookieJarClient): Promise<Response> {
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
  request.headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
  const response = await handle(request, "127.0.0.1");
  for (const line of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies.set(name, value);
  }
  return response;
}

const ask = async (client: CookieJarClient, path: string, body?: object) =>
  client.fetch(
    `${origin}/own-table/${path}`,
    body && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    },
  );
const devicesOf = ({ fetch }: CookieJarClient) =>
  restAdapter({ baseUrl: `${origin}/own-table/devices`, fetch });

it("signs the account in on its devices once, while nobody is signed in", async () => {
  const living = () => database.prepare("SELECT count(*) AS n FROM own_sessions").get()?.n;
  expect(living()).toBe(seededDevices.length);
  await createOwnTableDemo(database, [origin]);
  expect(living()).toBe(seededDevices.length);
});

it("a side table that fails turns nobody away, and the console has no key", async () => {
  database.exec("DROP TABLE device_sessions");
  const laptop = browser("203.0.113.5");
  expect((await ask(laptop, "login", account)).status).toBe(200);
  expect((await ask(laptop, "protected")).status).toBe(200);
  const said = takeConsole().map(String).join("\n");
  expect(said).toContain("The side table: ");
  expect(said).not.toContain(laptop.cookies.get("own_session"));
});

it("an expired session lets nobody in and is no device", async () => {
  const laptop = browser("203.0.113.5");
  const phone = browser("198.51.100.8");
  for (const client of [laptop, phone]) await ask(client, "login", account);
  const [own] = (await devicesOf(phone).listSessions()).sessions.filter(({ isCurrent }) => isCurrent);
  const expire = database.prepare("UPDATE own_sessions SET expires_at = ? WHERE token_hash = ?");
  expect(expire.run(Date.now() - 1, own?.id ?? "").changes).toBe(1);
  expect((await ask(phone, "protected")).status).toBe(401);
  const { sessions } = await devicesOf(laptop).listSessions();
  expect(sessions.map(({ id }) => id)).not.toContain(own?.id);
  expect(sessions).toHaveLength(seededDevices.length + 1);
});
