import { describe, expect, it, onTestFinished, vi } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory.ts";
import type { SessionsAdapter, UserSession } from "../../src/core/contract.ts";
import { SessionsError } from "../../src/core/sessions-error.ts";
import { createSessionsHandler } from "../../src/server/index.ts";
import { withLogTrace } from "../../src/server/logtrace.ts";
import { faultyAdapter } from "../../src/testing/index.ts";
import { logTraceRow } from "../servers/logtrace-fake/logtrace-row.ts";
import { openLogTrace } from "../servers/logtrace-fake/open-logtrace.ts";
import { get, origin, post } from "./support/requests.ts";

const rows: UserSession[] = [
  { id: "own", isCurrent: true },
  { id: "phone", isCurrent: false },
  { id: "laptop", isCurrent: false },
  { id: "kept", isCurrent: false, notRevocable: { reason: "managed-elsewhere" } },
];

/** Notes what it is told, at once. */
function noting() {
  const recorded: string[] = [];
  const recorder = {
    async recordSignOut(id: string) {
      recorded.push(id);
    },
  };
  return { recorder, recorded };
}

const idsOf = async (adapter: SessionsAdapter) => (await adapter.listSessions()).sessions.map(({ id }) => id);

describe("withLogTrace", () => {
  it("keeps methods missing that the adapter lacks", () => {
    const { name, listSessions } = memoryAdapter(rows);
    const adapter = withLogTrace({ name, listSessions }, noting());
    expect(Object.keys(adapter).sort()).toEqual(["listSessions", "name"]);
  });

  it("keeps the methods of an adapter that is an instance of a class", async () => {
    class Backend implements SessionsAdapter {
      readonly name = "class";
      #inner = memoryAdapter(rows);
      listSessions = () => this.#inner.listSessions();
      async revokeSession(id: string) {
        await this.#inner.revokeSession?.(id);
      }
      async renameSession(id: string, name: string) {
        await this.#inner.renameSession?.(id, name);
      }
      async listEndedSessions() {
        return { sessions: [{ id: this.name, isCurrent: false }] };
      }
    }
    const { recorder, recorded } = noting();
    const adapter = withLogTrace(new Backend(), { recorder });
    await adapter.revokeSession?.("phone");
    await adapter.renameSession?.("laptop", "Kitchen");
    expect(await adapter.listEndedSessions?.()).toMatchObject({ sessions: [{ id: "class" }] });
    expect((await adapter.listSessions()).sessions.map(({ id, name }) => name ?? id)).toEqual([
      "own",
      "Kitchen",
      "kept",
    ]);
    expect(recorded).toEqual(["phone"]);
    expect(adapter.name).toBe("class");
    expect(adapter.revokeOtherSessions).toBeUndefined();
  });

  it("changes nothing without recorder and history", async () => {
    const adapter = withLogTrace(memoryAdapter(rows), {});
    await adapter.revokeOtherSessions?.();
    expect(await idsOf(adapter)).toEqual(["own", "kept"]);
    expect(adapter.listEndedSessions).toBeUndefined();
  });

  it.each([
    [undefined, {}],
    [{}, {}],
    [memoryAdapter(rows), undefined],
    [memoryAdapter(rows), { recorder: {} }],
    [memoryAdapter(rows), { recorder: null }],
    [memoryAdapter(rows), { history: () => {} }],
  ])("throws a TypeError that says what is wrong (%#)", (adapter, options) => {
    expect(() => withLogTrace(adapter as never, options as never)).toThrow(/^withLogTrace: /);
  });
});

describe("a recorded sign-out", () => {
  it("is recorded once the adapter has ended the session", async () => {
    const { recorder, recorded } = noting();
    const adapter = withLogTrace(memoryAdapter(rows), { recorder });
    await adapter.revokeSession?.("phone");
    expect(recorded).toEqual(["phone"]);
    expect(await idsOf(adapter)).toEqual(["own", "laptop", "kept"]);
  });

  it("logtrace-logout-is-no-proof: ends in the application's own store, while LogTrace answers 200 and changes nothing", async () => {
    const { fake, recorder, rowOf, errors } = await openLogTrace({ logout: "changes-nothing" });
    const { recordSignIn, recordSignOut, flush } = recorder();
    await recordSignIn({ sessionId: "phone", userId: "ann" });
    const adapter = withLogTrace(memoryAdapter(rows), { recorder: { recordSignOut } });
    await adapter.revokeSession?.("phone");
    await flush();
    expect(await idsOf(adapter)).toEqual(["own", "laptop", "kept"]);
    expect((await rowOf("phone"))?.logout_at).toMatch(/^0001/);
    expect(fake.requests).toHaveLength(2);
    expect(errors).toEqual([]);
  });

  it.each([
    ["before", "forbidden"],
    ["before", "network"],
    ["after", "network"],
    ["after", "timeout"],
  ] as const)("is not recorded where the adapter fails (%s it took effect, %s)", async (when, code) => {
    const { recorder, recorded } = noting();
    const faults = (["revoke", "revoke-others"] as const).map((on) => ({ on, when, code }));
    const adapter = withLogTrace(faultyAdapter(memoryAdapter(rows), faults), { recorder });
    await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code });
    expect(recorded).toEqual([]);
  });

  it.each(["own", "nobody", "session-of-bob"])(
    "is not recorded for %s, which is none of the user's other sessions",
    async (id) => {
      const { recorder, recorded } = noting();
      const adapter = withLogTrace(memoryAdapter(rows), { recorder });
      await adapter.revokeSession?.(id).catch(() => {});
      expect(recorded).toEqual([]);
    },
  );

  it("is recorded for each of the others that were ended, and not for those that stay", async () => {
    const { recorder, recorded } = noting();
    const adapter = withLogTrace(memoryAdapter(rows), { recorder });
    await adapter.revokeOtherSessions?.();
    expect(recorded).toEqual(["phone", "laptop"]);
  });

  it("is recorded once of a session that is ended again after the same list", async () => {
    const { recorder, recorded } = noting();
    const adapter = withLogTrace(memoryAdapter(rows), { recorder });
    await adapter.listSessions();
    await adapter.revokeSession?.("phone");
    await adapter.revokeSession?.("phone");
    await adapter.revokeOtherSessions?.();
    await adapter.revokeOtherSessions?.();
    expect(recorded).toEqual(["phone", "laptop"]);
  });

  it("is nobody's while it is not known which session asks", async () => {
    const unsure = memoryAdapter(rows.map((row) => ({ ...row, isCurrent: false })));
    const { recorder, recorded } = noting();
    const adapter = withLogTrace({ ...unsure, revokeOtherSessions: async () => {} }, { recorder });
    await adapter.revokeOtherSessions?.();
    expect(recorded).toEqual([]);
  });

  it.each([
    ["fails", async () => Promise.reject(new SessionsError("network", "It is down."))],
    ["is none", async () => undefined as never],
    ["is not even a promise", () => null as never],
  ])("happens although the list before it %s", async (_, listSessions) => {
    const { recorder } = noting();
    const backend = memoryAdapter(rows);
    const adapter = withLogTrace({ ...backend, listSessions }, { recorder });
    await adapter.revokeOtherSessions?.();
    expect(await idsOf(backend)).toEqual(["own", "kept"]);
  });

  it("happens half a second later at the most where the list before it is never answered, and is not recorded", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const backend = memoryAdapter(rows);
    const listSessions = () => new Promise<never>(() => {});
    const { recorder, recorded } = noting();
    const adapter = withLogTrace({ ...backend, listSessions }, { recorder });
    let done = 0;
    for (const act of [adapter.revokeSession?.("phone"), adapter.revokeOtherSessions?.()])
      void act?.then(() => (done += 1));
    await vi.advanceTimersByTimeAsync(501);
    expect(done).toBe(2);
    vi.useRealTimers();
    expect(await idsOf(backend)).toEqual(["own", "kept"]);
    expect(recorded).toEqual([]);
  });

  it("reads no list of its own where one was read before", async () => {
    const backend = memoryAdapter(rows);
    let lists = 0;
    const counting: SessionsAdapter = {
      ...backend,
      listSessions(options) {
        lists += 1;
        return backend.listSessions(options);
      },
    };
    const { recorder, recorded } = noting();
    const adapter = withLogTrace(counting, { recorder });
    await adapter.listSessions();
    await adapter.revokeSession?.("nobody").catch(() => {});
    await adapter.revokeSession?.("phone");
    await adapter.revokeOtherSessions?.();
    expect(lists).toBe(1);
    expect(recorded).toEqual(["phone", "laptop"]);
  });

  it("neither waits for LogTrace nor fails with it", async () => {
    const { fake, recorder, errors } = await openLogTrace();
    fake.failure = "hang";
    const { recordSignOut } = recorder();
    const adapter = withLogTrace(memoryAdapter(rows), { recorder: { recordSignOut } });
    await adapter.revokeSession?.("phone");
    await adapter.revokeOtherSessions?.();
    expect(await idsOf(adapter)).toEqual(["own", "kept"]);
    expect(errors).toEqual([]);
  });

  it.each([
    () => {
      throw new Error("It is down.");
    },
    () => Promise.reject(new Error("It is down.")),
  ])("happens although a recorder of the application's own fails (%#)", async (recordSignOut) => {
    const adapter = withLogTrace(memoryAdapter(rows), { recorder: { recordSignOut } });
    await adapter.revokeSession?.("phone");
    await adapter.revokeOtherSessions?.();
    expect(await idsOf(adapter)).toEqual(["own", "kept"]);
  });
});

describe("behind the sessions handler", () => {
  const base = { basePath: "/api/devices", allowedOrigins: [origin], ipAddress: "full" as const };

  it("a refused key of LogTrace is told to onError, and to the person nothing", async () => {
    const { recorder, errors } = await openLogTrace();
    const { recordSignOut, flush } = recorder({ apiKey: "another-key-of-logtrace" });
    const adapter = withLogTrace(memoryAdapter(rows), { recorder: { recordSignOut } });
    const handler = createSessionsHandler({ ...base, adapter: () => adapter });
    const answer = await handler(post("/revoke", { id: "phone" }));
    await flush();
    expect(answer.status).toBe(204);
    expect(errors.map(({ status }) => status)).toContain(401);
  });

  it.each([401, 402])(
    "a history that LogTrace answers with %i is 502 and signs nobody out",
    async (status) => {
      const { fake, history } = await openLogTrace();
      fake.failure = { status };
      const failures: unknown[] = [];
      const handler = createSessionsHandler({
        ...base,
        adapter: () => withLogTrace(memoryAdapter(rows), { history: history() }),
        onError: (error) => failures.push(error),
      });
      const answer = await handler(get("/ended"));
      expect([answer.status, await answer.json()]).toMatchObject([502, { code: "backend" }]);
      expect(failures).toMatchObject([{ status }]);
    },
  );

  it("the history is listed, and the list says that it can be had", async () => {
    const { fake, history } = await openLogTrace();
    fake.sessions.push(logTraceRow({ id: "row-a", client_user_agent: "curl/8.5.0" }));
    const handler = createSessionsHandler({
      ...base,
      adapter: () => withLogTrace(memoryAdapter(rows), { history: history() }),
    });
    expect(await (await handler(get())).json()).toMatchObject({
      can: ["revoke", "revoke-others", "rename", "history"],
    });
    expect(await (await handler(get("/ended"))).json()).toMatchObject({
      sessions: [{ id: "row-a", endReason: "signed-out", device: { browser: "curl" } }],
    });
  });
});

describe("withLogTrace with a history", () => {
  const empty = { listEndedSessions: async () => ({ sessions: [] }) };

  it.each([
    [["revoke"], ["revoke", "history"]],
    [[], ["history"]],
    [
      ["history", "revoke"],
      ["history", "revoke"],
    ],
    [undefined, undefined],
  ] as const)("turns the capabilities %j into %j", async (before, after) => {
    const backend = memoryAdapter(rows);
    const can = before && [...before];
    const adapter = withLogTrace(
      {
        ...backend,
        listSessions: async () => ({ ...(await backend.listSessions()), ...(can && { can }) }),
      },
      { history: empty },
    );
    expect((await adapter.listSessions()).can).toEqual(after);
  });

  it("takes it in place of the adapter's own", async () => {
    const own = async () => Promise.reject(new Error("The adapter's own."));
    const adapter = withLogTrace({ ...memoryAdapter(rows), listEndedSessions: own }, { history: empty });
    expect(await adapter.listEndedSessions?.()).toEqual({ sessions: [] });
  });

  it("shows nobody a past whom the adapter does not show the list", async () => {
    const signedOut = faultyAdapter(memoryAdapter(rows), [
      { on: "list", when: "before", code: "unauthenticated" },
    ]);
    let asked = 0;
    const counting = {
      async listEndedSessions() {
        asked += 1;
        return { sessions: [] };
      },
    };
    const adapter = withLogTrace(signedOut, { history: counting });
    await expect(adapter.listEndedSessions?.()).rejects.toMatchObject({ code: "unauthenticated" });
    expect(asked).toBe(0);
  });

  it("passes signal and cursor on", async () => {
    const seen: unknown[] = [];
    const noting = {
      async listEndedSessions(options: unknown) {
        seen.push(options);
        return { sessions: [] };
      },
    };
    const { signal } = new AbortController();
    await withLogTrace(memoryAdapter(rows), { history: noting }).listEndedSessions?.({
      signal,
      cursor: "2.",
    });
    expect(seen).toEqual([{ signal, cursor: "2." }]);
  });
});
