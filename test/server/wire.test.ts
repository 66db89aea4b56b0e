import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { Capability, SessionList, SessionsAdapter, UserSession } from "../../src/contract.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { sessionLimit } from "../support/session-limits.ts";
import { get, post } from "./support/requests.ts";
import { serve } from "./support/serve.ts";

const current: UserSession = { id: "laptop", isCurrent: true };
const listing = (list: unknown, methods: Partial<SessionsAdapter> = {}): SessionsAdapter => ({
  name: "hand",
  listSessions: async () => list as SessionList,
  ...methods,
});
const listOf = async (adapter: SessionsAdapter, options = {}) =>
  (await serve(adapter, options).ask(get())).json as SessionList;

describe("GET base", () => {
  it("lists what the adapter lists, with what may be done and the server's clock", async () => {
    const sessions = createFixtures({ count: 3 });
    const serverTime = "2026-01-15T12:00:00.000Z";
    const { status, json } = await serve(memoryAdapter(sessions, { serverTime }), {
      ipAddress: "full",
    }).ask(get());
    expect(status).toBe(200);
    expect(json).toEqual({ sessions, can: ["revoke", "revoke-others", "rename"], serverTime });
  });

  it("says its own clock where the adapter says none", async () => {
    const before = new Date().toISOString();
    const { serverTime = "" } = await listOf(listing({ sessions: [current] }));
    expect([before, serverTime, new Date().toISOString()].sort()[1]).toBe(serverTime);
  });

  it("keeps everything else that the adapter says of its list", async () => {
    const said = {
      truncated: true,
      skipped: 2,
      revocationLagSeconds: 300,
      lastActiveGranularitySeconds: 86400,
      serverTime: "2026-01-15T12:00:00.000Z",
      subject: "ann",
      sessionLimit,
    };
    expect(await listOf(listing({ sessions: [current], ...said }))).toMatchObject(said);
  });

  it.each<[string, Partial<SessionsAdapter>, Capability[] | undefined, Capability[]]>([
    ["nothing", {}, undefined, []],
    [
      "all others where it can revoke one",
      { revokeSession: async () => {} },
      undefined,
      ["revoke", "revoke-others"],
    ],
    ["all others alone", { revokeOtherSessions: async () => {} }, undefined, ["revoke-others"]],
    ["a name", { renameSession: async () => {} }, undefined, ["rename"]],
    ["history", { listEndedSessions: async () => ({ sessions: [] }) }, undefined, ["history"]],
    [
      "what the list leaves of it",
      { revokeSession: async () => {}, renameSession: async () => {} },
      ["rename"],
      ["rename"],
    ],
    [
      "all others where the list allows revoking",
      { revokeSession: async () => {} },
      ["revoke"],
      ["revoke", "revoke-others"],
    ],
    ["nothing that the adapter lacks", {}, ["revoke", "revoke-others", "rename", "history"], []],
    ["nothing where the list forbids all", { revokeSession: async () => {} }, [], []],
  ])("says that the person can do %s", async (_, methods, allowed, can) => {
    const list = { sessions: [current], ...(allowed && { can: allowed }) };
    expect((await listOf(listing(list, methods))).can).toEqual(can);
  });

  it("lets no field out that the contract does not name", async () => {
    const row = {
      ...current,
      token: "t",
      userId: "u",
      email: "ann@example.test",
      device: { type: "desktop", secret: "s" },
    };
    const list = await listOf(listing({ sessions: [row], token: "t", serverTime: "2026-01-15T12:00:00Z" }));
    expect(list).toEqual({
      sessions: [{ ...current, device: { type: "desktop" } }],
      can: [],
      serverTime: "2026-01-15T12:00:00.000Z",
    });
  });

  it("reads user agents, so that the page need not", async () => {
    const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
    const [session] = (await listOf(listing({ sessions: [{ ...current, userAgent }] }))).sessions;
    expect(session).toEqual({
      ...current,
      device: { type: "desktop", browser: "Firefox", browserVersion: "145", os: "Linux" },
    });
  });

  it.each([
    "a/b",
    "a%2fb",
    "..",
    "__proto__",
    "constructor",
    "\u00e9",
    "e\u0301",
    "a b",
    "🦊",
    "\r\nX: 1",
    "\u202e",
  ])("keeps the id %j as it is, and ends by it", async (id) => {
    const adapter = memoryAdapter([current, { id, isCurrent: false }]);
    expect((await listOf(adapter)).sessions.map((session) => session.id)).toEqual(["laptop", id]);
    expect((await serve(adapter).ask(post("/revoke", { id }))).status).toBe(204);
    expect((await listOf(adapter)).sessions).toEqual([current]);
  });

  it("cuts an endless list to the current session and the newest others", async () => {
    const others = Array.from({ length: 10_500 }, (_, index) => ({
      id: `other-${index}`,
      isCurrent: false,
      lastActiveAt: new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString(),
    }));
    const list = await listOf(listing({ sessions: [...others, current] }));
    expect(list.sessions).toHaveLength(10_000);
    expect(list.truncated).toBe(true);
    expect(list.sessions[0]?.id).toBe("laptop");
    expect(list.sessions.at(-1)?.id).toBe("other-501");
  });

  it("does not cut a list that is just as long as one may be", async () => {
    const sessions = Array.from({ length: 10_000 }, (_, index) => ({
      id: `${index}`,
      isCurrent: index === 0,
    }));
    const list = await listOf(listing({ sessions }));
    expect(list.sessions).toHaveLength(10_000);
    expect(list).not.toHaveProperty("truncated");
  });

  it.each([
    ["masked", "203.0.113.0/24", "2001:db8:1::/48", "198.51.100.0/24", "192.0.2.0/24"],
    [undefined, "203.0.113.0/24", "2001:db8:1::/48", "198.51.100.0/24", "192.0.2.0/24"],
    ["full", "203.0.113.7", "2001:db8:1:2::7", "198.51.100.0/24", "192.0.2.1"],
    ["none", undefined, undefined, undefined, undefined],
  ] as const)("lets addresses out %s", async (ipAddress, v4, v6, network, client) => {
    const sessions = [
      { ...current, ipAddress: "203.0.113.7" },
      { id: "v6", isCurrent: false, ipAddress: "2001:DB8:1:2:0:0:0:7" },
      { id: "network", isCurrent: false, ipAddress: "198.51.100.0/24" },
      { id: "proxies", isCurrent: false, ipAddress: "192.0.2.1:80, 10.0.0.1" },
      { id: "junk", isCurrent: false, ipAddress: "203.0.113.7; 192.0.2.1" },
    ];
    const list = await listOf(listing({ sessions }), ipAddress && { ipAddress });
    expect(list.sessions.map((session) => session.ipAddress)).toEqual([v4, v6, network, client, undefined]);
  });
});

describe("GET ended", () => {
  const ended = (page: unknown) =>
    listing({ sessions: [current] }, { listEndedSessions: async () => page as never });

  it("hands over one page by the same rules", async () => {
    const row = { id: "phone", isCurrent: false, ipAddress: "203.0.113.7", token: "t", endReason: "revoked" };
    const said = { nextCursor: "next", total: 40, retentionDays: 30, subject: "ann" };
    const page = { sessions: [row], ...said, secret: 1 };
    const { status, json } = await serve(ended(page)).ask(get("/ended"));
    expect(status).toBe(200);
    expect(json).toEqual({
      sessions: [{ id: "phone", isCurrent: false, ipAddress: "203.0.113.0/24", endReason: "revoked" }],
      ...said,
    });
  });

  it("refuses a page without end: nothing could say that rows are missing", async () => {
    const sessions = Array.from({ length: 10_001 }, (_, index) => ({ id: `${index}`, isCurrent: false }));
    const { status, json } = await serve(ended({ sessions })).ask(get("/ended"));
    expect([status, json]).toMatchObject([502, { code: "bad-response" }]);
    expect((await serve(ended({ sessions: sessions.slice(1) })).ask(get("/ended"))).status).toBe(200);
  });
});
