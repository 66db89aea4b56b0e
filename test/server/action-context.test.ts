import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionList, UserSession } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { idsOf } from "../support/ids-of.ts";
import { get, post } from "./support/requests.ts";
import { serve, serveSessions } from "./support/serve.ts";

const current: UserSession = { id: "session-1", isCurrent: true };

it.each([undefined, null, [], {}, { sessions: [] }, { sessions: "x" }, { sessions: [{ id: 1 }] }])(
  "a list that is none (%j) is 502, never an empty list",
  async (list) => {
    const { ask, errors } = serve({ name: "hand", listSessions: async () => list as SessionList });
    const { status, json } = await ask(get());
    expect([status, json]).toMatchObject([502, { code: "bad-response" }]);
    expect(errors).toEqual([expect.any(SessionsError)]);
  },
);

describe("POST revoke", () => {
  it("answers a foreign, an unknown and a gone id with the same bytes, and sends nothing", async () => {
    const { ask, calls, truth } = serveSessions();
    const ended = await ask(post("/revoke", { id: "session-2" }));
    const responses = [];
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
      responses.push(await ask(post("/revoke", { id })));
    expect(new Set(responses.map((response) => JSON.stringify(response)))).toEqual(
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
    const responses = [];
    for (const id of ["session-4", "of-somebody-else", "unknown"])
      responses.push(await ask(post("/revoke", { id })));
    expect(responses[0]).toMatchObject({ status: 502, json: { code: "backend" } });
    expect(new Set(responses.map((response) => JSON.stringify(response))).size).toBe(1);
  });

  it("answers the same where the adapter finds it gone meanwhile", async () => {
    const { adapter } = serveSessions();
    const gone = async () => {
      throw new SessionsError("not-found", "Gone.");
    };
    const { ask, errors } = serve({ ...adapter, revokeSession: gone });
    expect(await ask(post("/revoke", { id: "session-2" }))).toMatchObject({ status: 204, text: "" });
    expect(errors).toEqual([]);
  });
});

it("an id that a truncated list lacks gets one answer, whether the backend calls it foreign or unknown", async () => {
  const responses = [];
  for (const code of ["forbidden", "not-found"] as const) {
    const { ask } = serve({
      name: "capped",
      listSessions: async () => ({ sessions: [current, { id: "a", isCurrent: false }], truncated: true }),
      revokeSession: async () => {
        throw new SessionsError(code, "No.");
      },
    });
    responses.push(await ask(post("/revoke", { id: "b" })));
  }
  expect(responses[0]).toMatchObject({ status: 502, json: { code: "backend" } });
  expect(responses[1]).toEqual(responses[0]);
});

describe("POST rename", () => {
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
    const { ask, calls } = serveSessions();
    const renamed = await ask(post("/rename", { id: "session-2", name: "Phone" }));
    expect(await ask(post("/rename", { id: "of-somebody-else", name: "Phone" }))).toEqual(renamed);
    expect(calls).toEqual(["list", "rename session-2 Phone", "list"]);
  });

  it("answers the same where the adapter finds it gone meanwhile", async () => {
    const { adapter } = serveSessions();
    const gone = async () => {
      throw new SessionsError("not-found", "Gone.");
    };
    const { ask } = serve({ ...adapter, renameSession: gone });
    expect((await ask(post("/rename", { id: "session-2", name: "Phone" }))).status).toBe(204);
  });
});
