import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { account } from "../../demo/shared.ts";
import type { UserSession } from "../../src/index.ts";
import { chromeOnMac, safariOnIphone, type TestDevice } from "./support/user-agents.ts";
import { withDatabase } from "./support/with-database.ts";

const database = join(process.env.E2E_FOLDER ?? "", "restart", "demo.sqlite");

function startDemo(port = 0): { demo: ChildProcess; said: () => string } {
  const env = { ...process.env, PORT: String(port), DEMO_DATABASE: database, DEMO_WATCH: "off" };
  const demo = spawn(process.execPath, ["demo/server.ts"], { env, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [demo.stdout, demo.stderr]) stream?.on("data", (chunk) => (text += chunk));
  return { demo, said: () => text };
}

const count = (table: "user" | "session"): number =>
  withDatabase((opened) => Number(opened.prepare(`select count(*) n from ${table}`).get()?.n), database);

/** Starts the demo, calls `use` with its address, and ends the demo with `signal`. `logged` gets what the demo has said. */
async function runDemo<T>(
  signal: NodeJS.Signals,
  use: (origin: string) => Promise<T> | T,
  logged: string[] = [],
): Promise<T> {
  const { demo, said } = startDemo();
  await expect.poll(said, { timeout: 60_000 }).toContain("Ctrl+C ends it");
  const result = await use(/http:[^ ]+/.exec(said())?.[0] ?? "");
  demo.kill(signal);
  const [code] = await once(demo, "close");
  expect(code, said()).toBe(0);
  logged.push(said());
  return result;
}

test("a second start works on the database of the first and signs in only what is missing", async () => {
  test.slow();
  await runDemo("SIGTERM", () => expect([count("user"), count("session")]).toEqual([1, 6]));
  await runDemo("SIGINT", () => expect([count("user"), count("session")]).toEqual([1, 6]));

  withDatabase((opened) => opened.exec("delete from session where \"userAgent\" like '%Firefox%'"), database);
  expect(count("session")).toBe(5);
  await runDemo("SIGTERM", () => expect([count("user"), count("session")]).toEqual([1, 6]));
});

test("whoever was signed in before a restart is signed in after it", async () => {
  const cookie = await runDemo("SIGTERM", async (origin) => {
    const response = await fetch(`${origin}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { origin, "content-type": "application/json" },
      body: JSON.stringify(account),
    });
    return response.headers.getSetCookie().join("; ");
  });
  const session = await runDemo("SIGTERM", async (origin) =>
    (await fetch(`${origin}/api/auth/get-session`, { headers: { cookie } })).json(),
  );
  expect(session).toMatchObject({ user: { email: account.email } });
});

test("a restart puts the account's password back; until then no further device signs in, and the page is told why", async () => {
  const post = (url: string, body: object, cookie = "") =>
    fetch(url, {
      method: "POST",
      headers: { origin: new URL(url).origin, "content-type": "application/json", cookie },
      body: JSON.stringify(body),
    });
  await runDemo("SIGTERM", async (origin) => {
    const signedIn = await post(`${origin}/api/auth/sign-in/email`, account);
    const cookie = signedIn.headers.getSetCookie().join("; ");
    const passwords = { currentPassword: account.password, newPassword: "another long password" };
    expect((await post(`${origin}/api/auth/change-password`, passwords, cookie)).status).toBe(200);
    const refused = await post(`${origin}/demo/sign-in-elsewhere`, {});
    expect(refused.status).toBe(409);
    expect(await refused.json()).toEqual({ message: expect.stringContaining("the password was changed") });
  });
  await runDemo("SIGTERM", async (origin) => {
    expect((await post(`${origin}/api/auth/sign-in/email`, account)).status).toBe(200);
  });
});

test("a restart keeps the list and the history of your own table, and the server logs no cookie of it", async () => {
  const logged: string[] = [];
  const ask = (origin: string, path: string, device: Record<string, string>, body?: object) =>
    fetch(`${origin}/own-table/${path}`, {
      ...(body && { method: "POST", body: JSON.stringify(body) }),
      headers: { origin, "content-type": "application/json", "x-your-devices": "1", ...device },
    });
  const logIn = async (origin: string, device: TestDevice) => {
    const sent = { "user-agent": device.userAgent, "x-forwarded-for": device.address };
    const response = await ask(origin, "login", sent, account);
    const [cookie = ""] = response.headers.getSetCookie()[0]?.split(";") ?? [];
    return { ...sent, cookie };
  };
  /** Without what goes on: when a device was last active, and the server's time. */
  const look = async (origin: string, device: Record<string, string>) => {
    const read = async (path: string): Promise<UserSession[]> =>
      (await (await ask(origin, path, device)).json()).sessions.map(
        ({ lastActiveAt: _, ...session }: UserSession) => session,
      );
    return { list: await read("devices"), history: await read("devices/ended") };
  };

  const { mac, phone, before } = await runDemo(
    "SIGTERM",
    async (origin) => {
      const [mac, phone] = [await logIn(origin, chromeOnMac), await logIn(origin, safariOnIphone)];
      const { list } = await look(origin, mac);
      // The six devices of the account, and these two.
      expect(list).toHaveLength(8);
      const { id } = list.find(({ location }) => location?.city === "Thessaloniki") ?? {};
      expect((await ask(origin, "devices/revoke", mac, { id })).status).toBe(204);
      return { mac, phone, before: await look(origin, mac) };
    },
    logged,
  );
  expect(before.list).toHaveLength(7);
  expect(before.history).toEqual([expect.objectContaining({ endReason: "signed-out" })]);

  await runDemo(
    "SIGINT",
    async (origin) => {
      expect(await look(origin, mac)).toEqual(before);
      expect((await ask(origin, "protected", phone)).status).toBe(200);
    },
    logged,
  );
  for (const { cookie } of [mac, phone]) {
    const token = cookie.slice(cookie.indexOf("=") + 1);
    expect(token.length).toBeGreaterThan(40);
    expect(logged.join("\n")).not.toContain(token);
  }
});

test("a port that is taken ends it with one sentence", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const { demo, said } = startDemo(port);
  const [code] = await once(demo, "close");
  expect(code).toBe(1);
  expect(said().trim()).toBe(`Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`);
  other.close();
});
