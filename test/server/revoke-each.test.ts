import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionList, UserSession } from "../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../src/core/errors.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { idsOf } from "../support/ids-of.ts";
import { recordingAdapter } from "./support/recording-adapter.ts";
import { post } from "./support/requests.ts";
import { serve, serveSessions } from "./support/serve.ts";

const session = (id: string, isCurrent = false): UserSession => ({ id, isCurrent });
const me = session("me", true);
const cut = (...sessions: UserSession[]): SessionList => ({ sessions, truncated: true });

/** A backend that lists one of these after the other, and revokes what it is told to. */
const backendOf = (
  lists: readonly (SessionList | SessionsError)[],
  revokeSession: (id: string) => Promise<void> = async () => {},
) => {
  const left = [...lists];
  const { adapter, calls } = recordingAdapter({
    name: "by-hand",
    listSessions: async () => {
      const next = left.shift() ?? new Error("One list too many.");
      if (next instanceof Error) throw next;
      return next;
    },
    revokeSession,
  });
  const sent = () => calls.filter((call) => call !== "list");
  return { ...serve(adapter), sent };
};

/** Four sessions of a backend that refuses or fails for some of them. */
const oneByOne = (codes: Record<string, SessionsErrorCode | "TypeError">) => {
  const { adapter, calls } = serveSessions({
    sessions: createFixtures({ count: 4 }),
    missing: ["revokeOtherSessions"],
  });
  const revokeSession = async (id: string) => {
    const code = codes[id];
    if (code === "TypeError") throw new TypeError("A mistake in the adapter.");
    if (code) throw new SessionsError(code, "No.", { retryAfterSeconds: 7 });
    await adapter.revokeSession?.(id);
  };
  return { ...serve({ ...adapter, revokeSession }), calls };
};

describe("POST revoke-others", () => {
  it("ends them one by one where there is no such method", async () => {
    const { ask, truth, calls } = serveSessions({
      sessions: createFixtures({ count: 12 }),
      missing: ["revokeOtherSessions"],
    });
    expect((await ask(post("/revoke-others", {}))).status).toBe(204);
    expect(await truth()).toEqual(["session-1"]);
    expect(calls).toHaveLength(12);
  });

  it("goes on behind a truncated list until none is left", async () => {
    const inner = memoryAdapter(createFixtures({ count: 8 }));
    const { adapter, calls } = recordingAdapter({
      name: "capped",
      listSessions: async () => {
        const { sessions } = await inner.listSessions();
        return { sessions: sessions.slice(0, 3), ...(sessions.length > 3 && { truncated: true }) };
      },
      revokeSession: async (id) => inner.revokeSession?.(id),
    });
    expect((await serve(adapter).ask(post("/revoke-others", {}))).status).toBe(204);
    expect(await idsOf(inner)).toEqual(["session-1"]);
    expect(calls.filter((call) => call === "list")).toHaveLength(4);
  });

  it("gives up in the end where a truncated list always has another one, and says how many are left", async () => {
    let count = 0;
    const { adapter, calls } = recordingAdapter({
      name: "endless",
      listSessions: async () => {
        count += 1;
        return { sessions: [me, { id: `other-${count}`, isCurrent: false }], truncated: true };
      },
      revokeSession: async () => {},
    });
    const { status, json } = await serve(adapter).ask(post("/revoke-others", {}));
    expect([status, json]).toEqual([207, { failed: 1 }]);
    expect(calls.filter((call) => call.startsWith("revoke"))).toHaveLength(10);
  });

  it("sends at most four at a time", async () => {
    const sessions = createFixtures({ count: 20 });
    let running = 0;
    let most = 0;
    const { ask } = serve({
      name: "hand",
      listSessions: async () => ({ sessions }),
      async revokeSession() {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      },
    });
    expect((await ask(post("/revoke-others", {}))).status).toBe(204);
    expect(most).toBe(4);
  });

  it("leaves alone what the backend does not let end", async () => {
    const [current, first, second] = createFixtures({ count: 3 }) as [UserSession, UserSession, UserSession];
    const kept = { ...first, notRevocable: { reason: "too-new" as const } };
    const { ask, calls } = serveSessions({
      sessions: [current, kept, second],
      missing: ["revokeOtherSessions"],
    });
    expect((await ask(post("/revoke-others", {}))).status).toBe(204);
    expect(calls).toEqual(["list", "revoke session-3"]);
  });

  it("sends nothing where there is no other session", async () => {
    const { ask, calls } = serveSessions({
      sessions: createFixtures({ count: 1 }),
      missing: ["revokeOtherSessions"],
    });
    expect((await ask(post("/revoke-others", {}))).status).toBe(204);
    expect(calls).toEqual(["list"]);
  });

  it("tells how many failed where some were ended", async () => {
    const { ask, calls } = oneByOne({ "session-2": "network", "session-3": "forbidden" });
    const { status, json } = await ask(post("/revoke-others", {}));
    expect([status, json]).toEqual([207, { failed: 2 }]);
    expect(calls).toContain("revoke session-4");
  });

  it("counts one that is gone meanwhile as ended", async () => {
    const { ask } = oneByOne({ "session-2": "not-found" });
    expect((await ask(post("/revoke-others", {}))).status).toBe(204);
    const one = oneByOne({ "session-2": "not-found", "session-3": "network", "session-4": "network" });
    expect((await one.ask(post("/revoke-others", {}))).json).toEqual({ failed: 2 });
  });

  it("says the backend's own no where all were refused", async () => {
    const { ask } = oneByOne({
      "session-2": "rate-limited",
      "session-3": "forbidden",
      "session-4": "forbidden",
    });
    const { json, headers } = await ask(post("/revoke-others", {}));
    expect([json, headers]).toMatchObject([{ status: 429, code: "rate-limited" }, { "retry-after": "7" }]);
  });

  it("says no such thing where one of them may have been ended", async () => {
    const { ask } = oneByOne({
      "session-2": "rate-limited",
      "session-3": "timeout",
      "session-4": "forbidden",
    });
    expect((await ask(post("/revoke-others", {}))).json).toMatchObject({ status: 504, code: "timeout" });
    const broken = oneByOne({
      "session-2": "rate-limited",
      "session-3": "TypeError",
      "session-4": "forbidden",
    });
    expect((await broken.ask(post("/revoke-others", {}))).status).toBe(500);
  });
});

describe("the others behind a truncated list, one by one", () => {
  it("are not ended where a later list does not say which session asks", async () => {
    const { ask, sent } = backendOf([cut(me, session("a")), { sessions: [session("me"), session("b")] }]);
    const { status, json } = await ask(post("/revoke-others", {}));
    expect([status, json]).toMatchObject([502, { code: "backend" }]);
    expect(sent()).toEqual(["revoke a"]);
  });

  it("never have a session among them that any list has called the one that asks", async () => {
    const { ask, sent } = backendOf([
      cut(me, session("a")),
      { sessions: [session("me"), session("b"), session("c", true)] },
    ]);
    expect((await ask(post("/revoke-others", {}))).status).toBe(204);
    expect(sent()).toEqual(["revoke a", "revoke b"]);
  });

  it.each<SessionsErrorCode>([
    "unauthenticated",
    "reauth-required",
    "forbidden",
    "rate-limited",
    "unsupported",
  ])(
    "are left open where some have ended and the next list is refused with %s, which would say that none has",
    async (code) => {
      const { ask } = backendOf([cut(me, session("a")), new SessionsError(code, "No.")]);
      const { status, json } = await ask(post("/revoke-others", {}));
      expect([status, json]).toMatchObject([502, { code: "backend" }]);
    },
  );

  it("are done where those that were listed have ended and no list shows another one", async () => {
    const { ask, sent } = backendOf([cut(me, session("a")), cut(me)]);
    expect((await ask(post("/revoke-others", {}))).status).toBe(204);
    expect(sent()).toEqual(["revoke a"]);
  });

  it("are not said to be done where the list shows none of them", async () => {
    const { ask } = backendOf([cut(me)]);
    expect((await ask(post("/revoke-others", {}))).json).toMatchObject({ status: 502, code: "backend" });
  });
});

describe("the others, one by one", () => {
  it.each<[SessionsErrorCode, number]>([
    ["unauthenticated", 401],
    ["reauth-required", 403],
    ["rate-limited", 429],
    ["unsupported", 501],
  ])("are not sent any more after %s, which holds for all of them", async (code, status) => {
    const others = Array.from({ length: 40 }, (_, index) => session(`other-${index}`));
    const { ask, sent } = backendOf([{ sessions: [me, ...others] }], async () => {
      throw new SessionsError(code, "No.");
    });
    expect((await ask(post("/revoke-others", {}))).status).toBe(status);
    expect(sent()).toHaveLength(4);
  });

  it("count as failed where they were not sent", async () => {
    const others = Array.from({ length: 40 }, (_, index) => session(`other-${index}`));
    let ended = 0;
    const { ask } = backendOf([{ sessions: [me, ...others] }], async () => {
      if (ended === 3) throw new SessionsError("rate-limited", "No.");
      ended += 1;
    });
    expect((await ask(post("/revoke-others", {}))).json).toEqual({ failed: 37 });
  });

  it("count as failed where their rows can't be read, so that nobody could name them", async () => {
    const unreadable = { id: "", isCurrent: false };
    const { ask, sent } = backendOf([{ sessions: [me, session("a"), unreadable, unreadable] }]);
    const { status, json } = await ask(post("/revoke-others", {}));
    expect([status, json]).toEqual([207, { failed: 2 }]);
    expect(sent()).toEqual(["revoke a"]);
  });
});
