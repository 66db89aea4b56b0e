import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionsAdapter } from "../../src/contract.ts";
import { type LogTraceHistory, withLogTrace } from "../../src/logtrace/index.ts";
import { createSessionsHandler } from "../../src/server/index.ts";
import { faultyAdapter } from "../../src/testing/index.ts";
import { logTraceRow, openLogTrace } from "../fakes/logtrace-fake/open-logtrace.ts";
import { get, origin, post } from "../server/support/requests.ts";
import { idsOf } from "../support/ids-of.ts";
import { fourSessions, noting } from "./wrapped-adapters.ts";

describe("withLogTrace", () => {
  it("keeps methods missing that the adapter lacks", () => {
    const { name, listSessions } = memoryAdapter(fourSessions);
    const adapter = withLogTrace({ name, listSessions }, noting());
    expect(Object.keys(adapter).sort()).toEqual(["listSessions", "name"]);
  });

  it("tells nobody of changes: it runs on a server, where nobody is told", () => {
    const { recorder } = noting();
    for (const options of [{ recorder }, {}])
      expect(withLogTrace(memoryAdapter(fourSessions), options)).not.toHaveProperty("subscribe");
  });

  it("keeps the methods of an adapter that is an instance of a class", async () => {
    class Backend implements SessionsAdapter {
      readonly name = "class";
      #inner = memoryAdapter(fourSessions);
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
    const adapter = withLogTrace(memoryAdapter(fourSessions), {});
    await adapter.revokeOtherSessions?.();
    expect(await idsOf(adapter)).toEqual(["own", "kept"]);
    expect(adapter.listEndedSessions).toBeUndefined();
  });

  it.each([
    [undefined, {}],
    [{}, {}],
    [memoryAdapter(fourSessions), undefined],
    [memoryAdapter(fourSessions), { recorder: {} }],
    [memoryAdapter(fourSessions), { recorder: null }],
    [memoryAdapter(fourSessions), { history: () => {} }],
    [memoryAdapter(fourSessions), { onError: "console" }],
  ])("throws a TypeError that says what is wrong (%#)", (adapter, options) => {
    expect(() => withLogTrace(adapter as never, options as never)).toThrow(/^withLogTrace: /);
  });
});

describe("behind the sessions handler", () => {
  const base = { basePath: "/api/devices", allowedOrigins: [origin], ipAddress: "full" as const };

  it("a refused key of LogTrace is told to onError, and to the person nothing", async () => {
    const { recorder, errors } = await openLogTrace();
    const { recordSignOut, flush } = recorder({ apiKey: "another-key-of-logtrace" });
    const adapter = withLogTrace(memoryAdapter(fourSessions), { recorder: { recordSignOut } });
    const handler = createSessionsHandler({ ...base, adapter: () => adapter });
    const response = await handler(post("/revoke", { id: "phone" }));
    await flush();
    expect(response.status).toBe(204);
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
        adapter: () => withLogTrace(memoryAdapter(fourSessions), { history: history() }),
        onError: (error) => failures.push(error),
      });
      const response = await handler(get("/ended"));
      expect([response.status, await response.json()]).toMatchObject([502, { code: "backend" }]);
      expect(failures).toMatchObject([{ status }]);
    },
  );

  it("the history is listed, and the list says that it can be had", async () => {
    const { fake, history } = await openLogTrace();
    fake.sessions.push(logTraceRow({ id: "row-a", client_user_agent: "curl/8.5.0" }));
    const handler = createSessionsHandler({
      ...base,
      adapter: () => withLogTrace(memoryAdapter(fourSessions), { history: history() }),
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
    const backend = memoryAdapter(fourSessions);
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
    const adapter = withLogTrace(
      { ...memoryAdapter(fourSessions), listEndedSessions: own },
      { history: empty },
    );
    expect(await adapter.listEndedSessions?.()).toEqual({ sessions: [] });
  });

  it("shows nobody a past whom the adapter does not show the list", async () => {
    const signedOut = faultyAdapter(memoryAdapter(fourSessions), [
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

  it("says whose the past is as the adapter's lists say it, or not at all", async () => {
    const page = async () => ({ sessions: [], subject: "ann in LogTrace" });
    const over = (subject: string | undefined, history: LogTraceHistory) =>
      withLogTrace(memoryAdapter(fourSessions, subject === undefined ? {} : { subject }), { history });
    const adapter = over("ann", { listEndedSessions: page });
    expect(await adapter.listEndedSessions?.()).toEqual({ sessions: [], subject: "ann" });
    expect((await adapter.listSessions()).subject).toBe("ann");
    expect(await over(undefined, empty).listEndedSessions?.()).toEqual({ sessions: [] });
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
    await withLogTrace(memoryAdapter(fourSessions), { history: noting }).listEndedSessions?.({
      signal,
      cursor: "2.",
    });
    expect(seen).toEqual([{ signal, cursor: "2." }]);
  });
});
