import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionsAdapter, UserSession } from "../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../src/core/errors.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { idsOf } from "../support/ids-of.ts";
import { recordingAdapter } from "./support/recording-adapter.ts";
import { post } from "./support/requests.ts";
import { serve } from "./support/serve.ts";

const setUp = (
  sessions: UserSession[] = createFixtures({ count: 3 }),
  missing: (keyof SessionsAdapter)[] = [],
) => {
  const inner = memoryAdapter(sessions);
  const shown = Object.fromEntries(
    Object.entries(inner).filter(([name]) => !missing.includes(name as keyof SessionsAdapter)),
  ) as unknown as SessionsAdapter;
  const { adapter, calls } = recordingAdapter(shown);
  return { ...serve(adapter), calls, truth: () => idsOf(inner), adapter };
};
const current: UserSession = { id: "session-1", isCurrent: true };
const noCurrent = createFixtures({ count: 3 }).map((session) => ({ ...session, isCurrent: false }));
const twoCurrent = createFixtures({ count: 3 }).map((session, index) => ({
  ...session,
  isCurrent: index < 2,
}));

describe("POST revoke", () => {
  it("ends one and only one", async () => {
    const { ask, truth, calls } = setUp();
    expect(await ask(post("/revoke", { id: "session-2" }))).toMatchObject({ status: 204, text: "" });
    expect(await truth()).toEqual(["session-1", "session-3"]);
    expect(calls).toEqual(["list", "revoke session-2"]);
  });

  it("answers a foreign, an unknown and a gone id with the same bytes, and sends nothing", async () => {
    const { ask, calls, truth } = setUp();
    const ended = await ask(post("/revoke", { id: "session-2" }));
    const answers = [];
    for (const id of [
      "session-2",
      "of-somebody-else",
      "__proto__",
      "toString",
      "a/b",
      "\r\n",
      "SESSION-3",
      "session-33",
    ])
      answers.push(await ask(post("/revoke", { id })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify(ended)]),
    );
    expect(calls.filter((call) => call !== "list")).toEqual(["revoke session-2"]);
    expect(await truth()).toEqual(["session-1", "session-3"]);
  });

  it("asks the adapter for an id that a truncated list lacks, and says done only where it is", async () => {
    const inner = memoryAdapter(createFixtures({ count: 4 }));
    const alive = async () => (await inner.listSessions()).sessions;
    const { ask } = serve({
      name: "capped",
      listSessions: async () => ({ sessions: (await alive()).slice(0, 2), truncated: true }),
      async revokeSession(id) {
        if (!(await idsOf(inner)).includes(id)) throw new SessionsError("not-found", "No.");
        await inner.revokeSession?.(id);
      },
    });
    expect((await ask(post("/revoke", { id: "session-4" }))).status).toBe(204);
    expect(await idsOf(inner)).toEqual(["session-1", "session-2", "session-3"]);
    const answers = [];
    for (const id of ["session-4", "of-somebody-else", "unknown"])
      answers.push(await ask(post("/revoke", { id })));
    expect(answers[0]).toMatchObject({ status: 502, json: { code: "backend" } });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it("answers the same where the adapter finds it gone meanwhile", async () => {
    const { adapter } = setUp();
    const gone = async () => {
      throw new SessionsError("not-found", "Gone.");
    };
    const { ask, errors } = serve({ ...adapter, revokeSession: gone });
    expect(await ask(post("/revoke", { id: "session-2" }))).toMatchObject({ status: 204, text: "" });
    expect(errors).toEqual([]);
  });

  it("never sends the current session", async () => {
    const { ask, calls } = setUp();
    const { status, json } = await ask(post("/revoke", { id: "session-1" }));
    expect([status, json]).toMatchObject([409, { code: "current-session" }]);
    expect(calls).toEqual(["list"]);
  });

  it.each([
    ["no", noCurrent],
    ["two", twoCurrent],
  ])("sends nothing where %s session is the current one", async (_, sessions) => {
    const { ask, calls } = setUp(sessions);
    for (const id of ["session-1", "session-3", "unknown"]) {
      const { status, json } = await ask(post("/revoke", { id }));
      expect([status, json]).toMatchObject([409, { code: "current-unknown" }]);
    }
    expect(new Set(calls)).toEqual(new Set(["list"]));
  });

  it("sends nothing for a session that the backend does not let end", async () => {
    const [current, other] = createFixtures({ count: 2 }) as [UserSession, UserSession];
    const { ask, calls } = setUp([current, { ...other, notRevocable: { reason: "managed-elsewhere" } }]);
    const { status, json } = await ask(post("/revoke", { id: "session-2" }));
    expect([status, json]).toMatchObject([403, { code: "forbidden" }]);
    expect(calls).toEqual(["list"]);
  });

  it("is 501 where the adapter can't", async () => {
    const { ask } = setUp(undefined, ["revokeSession"]);
    for (const id of ["session-1", "session-2", "unknown"]) {
      const { status, json } = await ask(post("/revoke", { id }));
      expect([status, json]).toMatchObject([501, { code: "unsupported" }]);
    }
  });

  it("is 501 where the list does not allow it", async () => {
    const { adapter, calls } = setUp();
    const { ask } = serve({
      ...adapter,
      listSessions: async () => ({ ...(await adapter.listSessions()), can: ["rename"] }),
    });
    expect((await ask(post("/revoke", { id: "session-2" }))).status).toBe(501);
    expect((await ask(post("/revoke-others", {}))).status).toBe(501);
    expect(new Set(calls)).toEqual(new Set(["list"]));
  });

  it("takes a list that was not found for a failure, not for a session that is gone", async () => {
    const { adapter } = setUp();
    const { ask } = serve({
      ...adapter,
      listSessions: async () => {
        throw new SessionsError("not-found", "No such user.");
      },
    });
    const { status, json } = await ask(post("/revoke", { id: "session-2" }));
    expect([status, json]).toMatchObject([502, { code: "backend" }]);
  });
});

describe("POST revoke-others", () => {
  it.each([{}, undefined, ""])("uses the adapter's own method, body %j", async (body) => {
    const { ask, truth, calls } = setUp();
    expect(await ask(post("/revoke-others", body))).toMatchObject({ status: 204, text: "" });
    expect(await truth()).toEqual(["session-1"]);
    expect(calls).toEqual(["list", "revoke-others"]);
  });

  it("ends them one by one where there is no such method", async () => {
    const { ask, truth, calls } = setUp(createFixtures({ count: 12 }), ["revokeOtherSessions"]);
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
        return { sessions: [current, { id: `other-${count}`, isCurrent: false }], truncated: true };
      },
      revokeSession: async () => {},
    });
    const { status, json } = await serve(adapter).ask(post("/revoke-others", {}));
    expect([status, json]).toEqual([207, { failed: 1 }]);
    expect(calls.filter((call) => call.startsWith("revoke"))).toHaveLength(10);
  });

  it("ends them one by one where the list does not allow that method", async () => {
    const { adapter, calls } = setUp();
    const { ask } = serve({
      ...adapter,
      listSessions: async () => ({ ...(await adapter.listSessions()), can: ["revoke"] }),
    });
    expect((await ask(post("/revoke-others", {}))).status).toBe(204);
    expect(calls).toEqual(["list", "revoke session-2", "revoke session-3"]);
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
    const { ask, calls } = setUp([current, kept, second], ["revokeOtherSessions"]);
    expect((await ask(post("/revoke-others", {}))).status).toBe(204);
    expect(calls).toEqual(["list", "revoke session-3"]);
  });

  it("sends nothing where there is no other session", async () => {
    const { ask, calls } = setUp(createFixtures({ count: 1 }), ["revokeOtherSessions"]);
    expect((await ask(post("/revoke-others", {}))).status).toBe(204);
    expect(calls).toEqual(["list"]);
  });

  it.each([
    ["no", noCurrent, []],
    ["no", noCurrent, ["revokeOtherSessions"]],
    ["two", twoCurrent, []],
    ["two", twoCurrent, ["revokeOtherSessions"]],
  ] as const)("sends nothing where %s session is the current one", async (_, sessions, missing) => {
    const { ask, calls } = setUp([...sessions], [...missing]);
    const { status, json } = await ask(post("/revoke-others", {}));
    expect([status, json]).toMatchObject([409, { code: "current-unknown" }]);
    expect(calls).toEqual(["list"]);
  });

  it("is 501 where the adapter has neither method", async () => {
    const { ask } = setUp(undefined, ["revokeSession", "revokeOtherSessions"]);
    expect((await ask(post("/revoke-others", {}))).json).toMatchObject({ status: 501, code: "unsupported" });
  });

  it.each([null, false, undefined])("takes a method that is %j for one that is missing", async (method) => {
    const { adapter } = setUp();
    const { ask } = serve({ ...adapter, revokeSession: method, revokeOtherSessions: method } as never);
    expect((await ask(post("/revoke", { id: "session-2" }))).status).toBe(501);
    expect((await ask(post("/revoke-others", {}))).status).toBe(501);
  });

  const oneByOne = (codes: Record<string, SessionsErrorCode | "TypeError">) => {
    const { adapter, calls } = setUp(createFixtures({ count: 4 }), ["revokeOtherSessions"]);
    const revokeSession = async (id: string) => {
      const code = codes[id];
      if (code === "TypeError") throw new TypeError("A mistake in the adapter.");
      if (code) throw new SessionsError(code, "No.", { retryAfterSeconds: 7 });
      await adapter.revokeSession?.(id);
    };
    return { ...serve({ ...adapter, revokeSession }), calls };
  };

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

describe("POST rename", () => {
  it.each([
    ["Phone", "Phone"],
    ["  Ann’s\u202e phone\n", "Ann’s phone"],
    ["", ""],
    ["\u200b \t", ""],
    ["x".repeat(80), "x".repeat(80)],
    [` ${"x".repeat(80)}\u200b`, "x".repeat(80)],
  ])("renames to %j as %j", async (name, sent) => {
    const { ask, calls } = setUp();
    expect(await ask(post("/rename", { id: "session-2", name }))).toMatchObject({ status: 204, text: "" });
    expect(calls).toEqual(["list", `rename session-2 ${sent}`]);
  });

  it("says nothing of an id that a truncated list lacks and the adapter does not find", async () => {
    const { ask } = serve({
      name: "capped",
      listSessions: async () => ({ sessions: [current], truncated: true }),
      renameSession: async () => {
        throw new SessionsError("not-found", "No.");
      },
    });
    expect((await ask(post("/rename", { id: "unknown", name: "Desk" }))).json).toMatchObject({
      status: 502,
      code: "backend",
    });
  });

  it("answers an unknown and a foreign id the same, and sends nothing", async () => {
    const { ask, calls } = setUp();
    const renamed = await ask(post("/rename", { id: "session-2", name: "Phone" }));
    expect(await ask(post("/rename", { id: "of-somebody-else", name: "Phone" }))).toEqual(renamed);
    expect(calls).toEqual(["list", "rename session-2 Phone", "list"]);
  });

  it("answers the same where the adapter finds it gone meanwhile", async () => {
    const { adapter } = setUp();
    const gone = async () => {
      throw new SessionsError("not-found", "Gone.");
    };
    const { ask } = serve({ ...adapter, renameSession: gone });
    expect((await ask(post("/rename", { id: "session-2", name: "Phone" }))).status).toBe(204);
  });

  it.each([
    ["a number", 7],
    ["null", null],
    ["a list", ["Phone"]],
    ["81 characters", "x".repeat(81)],
    ["thousands of characters", "x".repeat(4000)],
    ["half a character", "\ud83e"],
    ["missing", undefined],
  ])("refuses a name that is %s", async (_, name) => {
    const { ask, calls } = setUp();
    const { status, json } = await ask(post("/rename", { id: "session-2", name }));
    expect(status).toBe(400);
    expect(json).not.toHaveProperty("code");
    expect(calls).toEqual([]);
  });

  it("is 501 where the adapter can't", async () => {
    const { ask } = setUp(undefined, ["renameSession"]);
    for (const id of ["session-2", "unknown"])
      expect((await ask(post("/rename", { id, name: "Phone" }))).json).toMatchObject({
        status: 501,
        code: "unsupported",
      });
  });
});

it("one person never reaches another one's sessions, whatever is asked", async () => {
  const people = new Map(
    ["ann", "bob"].map((person) => {
      const sessions = createFixtures({ count: 4 }).map((session) => ({
        ...session,
        id: `${person}-${session.id}`,
      }));
      return [person, memoryAdapter(sessions)];
    }),
  );
  const { ask } = serve((request) => people.get(request.headers.get("authorization") ?? "") ?? null);
  const bobs = await idsOf(people.get("bob") as SessionsAdapter);
  const asAnn = { authorization: "ann" };
  for (const id of [...bobs, "unknown", "ann-session-2", "ann-session-2"])
    expect((await ask(post("/revoke", { id }, asAnn))).status).toBe(204);
  for (const id of bobs) await ask(post("/rename", { id, name: "Mine" }, asAnn));
  expect((await ask(post("/revoke", { id: "ann-session-1" }, asAnn))).status).toBe(409);
  expect((await ask(post("/revoke-others", {}, asAnn))).status).toBe(204);
  expect(await idsOf(people.get("ann") as SessionsAdapter)).toEqual(["ann-session-1"]);
  expect(await idsOf(people.get("bob") as SessionsAdapter)).toEqual(bobs);
});

it("requests of different people at the same time never mix, over two handlers", async () => {
  const fullHandler = serve((request) => adapterOf(request), { ipAddress: "full" });
  const maskedHandler = serve((request) => adapterOf(request));
  const adapterOf = async (request: Request) => {
    const person = request.headers.get("authorization") ?? "";
    for (let turn = person.length % 5; turn > 0; turn -= 1) await Promise.resolve();
    return memoryAdapter([{ id: person, isCurrent: true, ipAddress: "203.0.113.7", name: person }]);
  };
  const asked = Array.from({ length: 1000 }, (_, index) => {
    const person = `person-${"x".repeat(index % 7)}${index}`;
    const request = new Request("https://app.example.test/api/devices", {
      headers: { authorization: person },
    });
    const isFull = index % 2 === 0;
    return { person, isFull, answer: (isFull ? fullHandler : maskedHandler).ask(request) };
  });
  for (const { person, isFull, answer } of asked)
    expect((await answer).json).toMatchObject({
      sessions: [{ id: person, name: person, ipAddress: isFull ? "203.0.113.7" : "203.0.113.0/24" }],
    });
});
