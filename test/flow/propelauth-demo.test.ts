import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createPropelAuthDemo, type PropelAuthDemo, sessionCookie } from "../../demo/propelauth.ts";
import { account } from "../../demo/shared.ts";
import { restAdapter } from "../../src/adapters/rest/browser.ts";
import { toNodeListener } from "../../src/server/index.ts";
import { type CookieJarClient, createCookieJarClient } from "../fakes/cookie-jar-client.ts";
import { createPropelAuthFake, type PropelAuthFake } from "../fakes/propelauth/propelauth-fake.ts";
import { userAgents } from "../fakes/propelauth/three-devices.ts";
import { takeConsole } from "../setup/console.ts";

let server: Server;
let sidecar: PropelAuthFake;
let demo: PropelAuthDemo;
let origin: string;

beforeEach(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sidecar = createPropelAuthFake();
  demo = createPropelAuthDemo([origin], sidecar);
  server.on("request", (request, response) =>
    toNodeListener(
      async (incoming) =>
        (await demo.handle(incoming, request.socket.remoteAddress ?? "")) ??
        new Response("Elsewhere", { status: 404 }),
    )(request, response),
  );
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await demo.close();
});

const browser = (userAgent: string) => createCookieJarClient({ origin, "user-agent": userAgent });
const { email, password } = account;
const json = { "content-type": "application/json" };
const send = (client: CookieJarClient, path: string, body: unknown = {}) =>
  client.fetch(`${origin}/propelauth${path}`, { method: "POST", headers: json, body: JSON.stringify(body) });
const logIn = (client: CookieJarClient) => send(client, "/login", { email, password });
const protectedPage = (client: CookieJarClient) => client.fetch(`${origin}/propelauth/protected`);
const devicesOf = (client: CookieJarClient) =>
  restAdapter({ baseUrl: `${origin}/propelauth/devices`, fetch: client.fetch });

describe("the quick start", () => {
  it("logs in, shows the protected page, signs another device out, and logs out", async () => {
    const laptop = browser(userAgents.laptop);
    const phone = browser(userAgents.phone);
    expect((await protectedPage(laptop)).status).toBe(401);
    expect((await logIn(laptop)).status).toBe(200);
    expect((await logIn(phone)).status).toBe(200);
    expect(await (await protectedPage(laptop)).json()).toEqual({
      userId: email,
      tags: ["role:owner"],
      metadata: { name: account.name, email },
    });

    const devices = devicesOf(laptop);
    const { sessions } = await devices.listSessions();
    expect(sessions.map(({ isCurrent, device }) => [isCurrent, device?.label])).toEqual([
      [true, "Firefox on macOS"],
      [false, "Safari on iOS"],
    ]);
    await devices.revokeSession?.(sessions[1]?.id ?? "");
    expect((await devices.listSessions()).sessions).toHaveLength(1);
    expect((await protectedPage(phone)).status).toBe(401);
    expect((await protectedPage(laptop)).status).toBe(200);

    expect((await send(laptop, "/logout")).status).toBe(200);
    expect(laptop.cookies.size).toBe(0);
    expect((await protectedPage(laptop)).status).toBe(401);
    expect(sidecar.sessions).toEqual([]);
  });

  it("keeps the token in a cookie that no script reads, and in no body", async () => {
    const response = await logIn(browser(userAgents.laptop));
    const token = sidecar.sessions[0]?.token ?? "";
    expect(token).not.toBe("");
    expect(response.headers.getSetCookie()).toEqual([
      `sessionToken=${encodeURIComponent(token)}; Path=/propelauth; HttpOnly; SameSite=Lax`,
    ]);
    expect(await response.text()).not.toContain(token);
  });

  it("sends the cookie over https alone where its public origin is https, whatever the proxy speaks to it", async () => {
    const publicOrigin = "https://app.example.test";
    const behindProxy = createPropelAuthDemo([publicOrigin], sidecar);
    onTestFinished(() => behindProxy.close());
    const request = new Request("http://10.0.0.7/propelauth/login", {
      method: "POST",
      headers: { ...json, origin: publicOrigin },
      body: JSON.stringify({ email, password }),
    });
    const response = await behindProxy.handle(request, "192.0.2.1");
    expect(response?.headers.get("set-cookie")).toMatch(/; Secure$/);
  });

  it.each(["st_1==", "a=b=c", "50%", "%41", 'ü;, "quoted"', "st+/="])(
    "keeps the token %s as it is",
    async (token) => {
      const laptop = browser(userAgents.laptop);
      await logIn(laptop);
      const [session] = sidecar.sessions;
      if (!session) throw new Error("Nobody is logged in.");
      session.token = token;
      const [pair = ""] = sessionCookie.write(token, new Request(origin)).split(";");
      laptop.cookies.set(sessionCookie.name, pair.slice(pair.indexOf("=") + 1));
      expect((await protectedPage(laptop)).status).toBe(200);
      expect((await devicesOf(laptop).listSessions()).sessions).toHaveLength(1);
      expect((await send(laptop, "/logout")).status).toBe(200);
      expect(sidecar.sessions).toEqual([]);
    },
  );

  it("reads a token as far as it goes, also where nobody has encoded it", async () => {
    const laptop = browser(userAgents.laptop);
    await logIn(laptop);
    laptop.cookies.set("sessionToken", sidecar.sessions[0]?.token ?? "");
    expect((await protectedPage(laptop)).status).toBe(200);
  });

  it("takes a cookie that is no well-formed escape for the token that it is", async () => {
    const laptop = browser(userAgents.laptop);
    laptop.cookies.set("sessionToken", "%E0%A4%A");
    expect((await protectedPage(laptop)).status).toBe(401);
    expect(sidecar.requests.at(-1)?.data).toMatchObject({ sessionToken: "%E0%A4%A" });
  });

  it("tells PropelAuth the user agent and the address at both ends", async () => {
    const laptop = browser(userAgents.laptop);
    await logIn(laptop);
    await protectedPage(laptop);
    await devicesOf(laptop).listSessions();
    const told = { userAgent: userAgents.laptop, ipAddress: "127.0.0.1" };
    const asked = sidecar.requests.filter(({ command }) => command !== "FetchAllSessionsForUser");
    expect(asked.map(({ command }) => command)).toEqual([
      "CreateSession",
      "ValidateSession",
      "ValidateSession",
    ]);
    for (const { data } of asked) expect(data).toMatchObject(told);
  });

  it("refuses a stolen cookie on another system, and whoever owns it has to log in again", async () => {
    const laptop = browser(userAgents.laptop);
    await logIn(laptop);
    const thief = browser(userAgents.phone);
    for (const [name, value] of laptop.cookies) thief.cookies.set(name, value);
    expect((await protectedPage(thief)).status).toBe(401);
    expect((await protectedPage(laptop)).status).toBe(401);
  });

  it("logs the person in on other devices", async () => {
    const laptop = browser(userAgents.laptop);
    expect((await send(laptop, "/sign-in-elsewhere")).status).toBe(401);
    await logIn(laptop);
    expect(await (await send(laptop, "/sign-in-elsewhere")).json()).toEqual({
      device: "Chrome on an Android phone",
    });
    expect(await (await send(laptop, "/sign-in-elsewhere")).json()).toEqual({ device: "Firefox on Windows" });
    const devices = devicesOf(laptop);
    expect((await devices.listSessions()).sessions).toHaveLength(3);
    await devices.revokeOtherSessions?.();
    expect((await devices.listSessions()).sessions).toHaveLength(1);
  });
});

describe("what is refused", () => {
  it("a wrong password, and a body that is none", async () => {
    const laptop = browser(userAgents.laptop);
    for (const body of [{ email, password: "no" }, null, [], {}])
      expect((await send(laptop, "/login", body)).status).toBe(401);
    expect(laptop.cookies.size).toBe(0);
    expect(sidecar.requests).toEqual([]);
  });

  it("whatever changes something and comes from another page", async () => {
    const laptop = browser(userAgents.laptop);
    await logIn(laptop);
    laptop.headers.origin = "https://evil.example.test";
    for (const path of ["/login", "/logout", "/sign-in-elsewhere", "/devices/revoke-others"])
      expect((await send(laptop, path)).status).toBe(403);
    laptop.headers.origin = "null";
    expect((await logIn(laptop)).status).toBe(403);
    expect(sidecar.sessions).toHaveLength(1);
  });

  it("one device too many, an address that the rules refuse, and what a registered device has not signed", async () => {
    sidecar.rules.maxSessions = 1;
    const laptop = browser(userAgents.laptop);
    expect((await logIn(laptop)).status).toBe(200);
    expect((await logIn(browser(userAgents.phone))).status).toBe(409);
    sidecar.rules.allowedIpAddresses = ["192.0.2.1"];
    expect((await logIn(browser(userAgents.phone))).status).toBe(403);
    const refused = await protectedPage(laptop);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toEqual({ message: "This session is not let in from this address." });
    sidecar.rules.allowedIpAddresses = undefined;
    for (const session of sidecar.sessions) session.deviceKey = "key-1";
    const unsigned = await protectedPage(laptop);
    expect(unsigned.status).toBe(403);
    expect(await unsigned.json()).toEqual({
      message: "This session is not let in without its registered device.",
    });
  });

  it("an outage says nothing of who is logged in, and keeps the cookie", async () => {
    const laptop = browser(userAgents.laptop);
    await logIn(laptop);
    sidecar.failure = { kind: "network", when: "before" };
    expect((await protectedPage(laptop)).status).toBe(502);
    expect((await send(laptop, "/logout")).status).toBe(502);
    expect(takeConsole()).toHaveLength(2);
    sidecar.failure = { kind: "status", status: 401, body: { type: "IntegrationKeyNotFound" } };
    expect((await protectedPage(laptop)).status).toBe(502);
    expect(laptop.cookies.size).toBe(1);
    sidecar.failure = undefined;
    expect((await protectedPage(laptop)).status).toBe(200);
  });

  it("other methods and other paths", async () => {
    const laptop = browser(userAgents.laptop);
    expect((await laptop.fetch(`${origin}/propelauth/login`)).status).toBe(405);
    expect((await send(laptop, "/protected")).status).toBe(405);
    expect((await send(laptop, "/nothing")).status).toBe(404);
    expect(demo.handle(new Request(`${origin}/propelauth`), "192.0.2.1")).toBeUndefined();
    expect(demo.handle(new Request(`${origin}/api/devices`), "192.0.2.1")).toBeUndefined();
  });
});
