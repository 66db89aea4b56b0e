import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";
import { toNodeListener } from "your-devices/server";
import { startBetterAuthServer } from "../fakes/better-auth-server.ts";
import { cookies } from "../flow/mounts/cookies.ts";
import { type Person, postAs } from "../flow/mounts/requests.ts";
import { seedStore } from "../flow/mounts/seed-store.ts";
import { sendToFetch } from "../flow/mounts/send-to-fetch.ts";
import { askNode } from "../server/support/serve-node.ts";
import { handler as audited, database } from "./recipes/audit.ts";
import { handler as mailing, mailSignIn } from "./recipes/mails.ts";
import { outbox } from "./recipes/send-mail.ts";
import { sessionStore } from "./recipes/session-store.ts";
import { acceptSockets, checkSockets, handler as withSockets } from "./recipes/sockets.ts";

beforeEach(() => seedStore());

const revokeAs = (person: Person, place: string) =>
  postAs(person, "/revoke", JSON.stringify({ id: `${person}-${place}` }));

describe("sockets", () => {
  const cookieOf = (id: string) => `sid=${sessionStore.get(id)?.token}`;

  /** The recipe's server. `asLaptop` sends with the cookie of Ann's laptop. */
  async function startSockets() {
    const received: string[] = [];
    const listener = toNodeListener(withSockets);
    const server = createServer((request, response) => {
      request.rawHeaders.push("Cookie", cookies.ann);
      void listener(request, response);
    });
    acceptSockets(server, (socket) => socket.on("message", (data) => received.push(String(data))));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const clients: WebSocket[] = [];
    onTestFinished(async () => {
      for (const client of clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    const connect = (cookie: string, origin = "https://app.example") => {
      const client = new WebSocket(`ws://127.0.0.1:${port}`, { headers: { cookie }, origin });
      clients.push(client);
      return client;
    };
    const open = async (id: string) => {
      const client = connect(cookieOf(id));
      await once(client, "open");
      return client;
    };
    return {
      connect,
      open,
      received,
      asLaptop: (path: string, body: string) => askNode(port, `/api/devices/${path}`, body),
    };
  }

  /** True if the socket still carries what is sent. */
  async function isOpen(client: WebSocket, received: readonly string[]): Promise<boolean> {
    if (client.readyState !== WebSocket.OPEN) return false;
    const text = `still here ${received.length}`;
    client.send(text);
    await vi.waitFor(() => expect(received).toContain(text));
    return true;
  }

  test("close at once when their session is signed out, and no other socket does", async () => {
    const { open, received, asLaptop } = await startSockets();
    const [laptop, phone, samePhone, tablet, bens] = [
      await open("ann-laptop"),
      await open("ann-phone"),
      await open("ann-phone"),
      await open("ann-tablet"),
      await open("ben-phone"),
    ];
    const closed = [once(phone, "close"), once(samePhone, "close")];
    expect((await asLaptop("revoke", '{"id":"ann-phone"}')).status).toBe(204);
    await Promise.all(closed);
    for (const other of [laptop, tablet, bens]) expect(await isOpen(other, received)).toBe(true);
  });

  test("close with all others, and this device's own stays", async () => {
    const { open, received, asLaptop } = await startSockets();
    const [laptop, phone, tablet, bens] = [
      await open("ann-laptop"),
      await open("ann-phone"),
      await open("ann-tablet"),
      await open("ben-phone"),
    ];
    const closed = [once(phone, "close"), once(tablet, "close")];
    expect((await asLaptop("revoke-others", "{}")).status).toBe(204);
    await Promise.all(closed);
    for (const other of [laptop, bens]) expect(await isOpen(other, received)).toBe(true);
  });

  test("of a session that ended elsewhere close at the next heartbeat", async () => {
    const { open, received } = await startSockets();
    const [laptop, phone] = [await open("ann-laptop"), await open("ann-phone")];
    const closed = once(phone, "close");
    sessionStore.delete("ann-phone");
    expect(await isOpen(phone, received)).toBe(true);
    await checkSockets();
    await closed;
    expect(await isOpen(laptop, received)).toBe(true);
  });

  test("stay open through an outage, since nobody knows whether their session has ended", async () => {
    const { open, received } = await startSockets();
    const phone = await open("ann-phone");
    const values = vi.spyOn(sessionStore, "values").mockImplementation(() => {
      throw new Error("The database is away.");
    });
    await checkSockets();
    values.mockRestore();
    expect(await isOpen(phone, received)).toBe(true);
  });

  test("open only for a session that lives, and only for pages of the application", async () => {
    const { connect, open, asLaptop } = await startSockets();
    const phone = await open("ann-phone");
    const cookie = cookieOf("ann-phone");
    const closed = once(phone, "close");
    await asLaptop("revoke", '{"id":"ann-phone"}');
    await closed;
    for (const refused of [
      connect(cookie),
      connect("sid=unknown"),
      connect(""),
      connect(cookieOf("ann-laptop"), "https://evil.example"),
    ]) {
      const [error] = await once(refused, "error");
      expect(String(error)).toContain("401");
    }
  });
});

describe("Better Auth's sessions", () => {
  test("are known by the id of the list until they are signed out, whatever its cookie cache knows", async () => {
    const server = await startBetterAuthServer({ session: { cookieCache: { enabled: true, maxAge: 300 } } });
    onTestFinished(() => server.close());
    vi.doMock("./recipes/next-better-auth/auth.ts", () => ({ auth: server.auth }));
    onTestFinished(() => void vi.doUnmock("./recipes/next-better-auth/auth.ts"));
    const { sessionIdOf } = await import("./recipes/next-better-auth/session-id-of.ts");
    const laptop = await server.signIn();
    const cookie = [...laptop.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    expect(cookie).toContain("session_data");
    const request = new Request("https://app.example", { headers: { cookie } });
    expect(await sessionIdOf(request)).toBe(laptop.sessionId());
    expect(await sessionIdOf(new Request("https://app.example"))).toBeNull();
    const { internalAdapter } = await server.auth.$context;
    for (const { token } of server.sessions) await internalAdapter.deleteSession(token);
    expect(await sessionIdOf(request)).toBeNull();
  });
});

describe("audit rows", () => {
  const rows = () =>
    database
      .prepare("select user_id, session_id, ended_by, all_others from audit order by rowid")
      .all()
      .map((row) => ({ ...row }));

  test("say whose session was ended, and by which one", async () => {
    database.exec("delete from audit");
    const send = sendToFetch(audited);
    expect((await send(revokeAs("ann", "phone"))).status).toBe(204);
    expect((await send(revokeAs("ann", "unknown"))).status).toBe(204);
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    expect((await send(postAs("ben", "/revoke-others", "{}"))).status).toBe(204);
    await vi.waitFor(() => expect(rows()).toHaveLength(3));
    expect(rows()).toEqual([
      { user_id: "ann", session_id: "ann-phone", ended_by: "ann-laptop", all_others: 0 },
      { user_id: "ben", session_id: "ben-phone", ended_by: "ben-laptop", all_others: 1 },
      { user_id: "ben", session_id: "ben-tablet", ended_by: "ben-laptop", all_others: 1 },
    ]);
  });
});

describe("mails", () => {
  beforeEach(() => void outbox.splice(0));

  const devicesIn = (text = "") =>
    [...text.matchAll(/https:\S+/g)].map(([link]) => new URL(link).searchParams.get("device"));

  test("about a sign-in link to the device by its id, whatever the id looks like", async () => {
    const id = "a&b=c/ü #1";
    await mailSignIn({ id, userId: "ann" });
    expect(outbox).toMatchObject([{ to: "ann@mail.example", subject: "A new sign-in to your account" }]);
    expect(devicesIn(outbox[0]?.text)).toEqual([id]);
  });

  test("about an end name each session that has ended by its id, and never a token", async () => {
    const send = sendToFetch(mailing);
    expect((await send(revokeAs("ann", "phone"))).status).toBe(204);
    await vi.waitFor(() => expect(outbox).toHaveLength(1));
    expect((await send(postAs("ben", "/revoke-others", "{}"))).status).toBe(204);
    await vi.waitFor(() => expect(outbox).toHaveLength(2));
    expect(outbox.map(({ to, subject, text }) => [to, subject, devicesIn(text)])).toEqual([
      ["ann@mail.example", "A device was signed out", ["ann-phone"]],
      ["ben@mail.example", "2 devices were signed out", ["ben-phone", "ben-tablet"]],
    ]);
    expect(JSON.stringify(outbox)).not.toContain("canary-token");
  });
});
