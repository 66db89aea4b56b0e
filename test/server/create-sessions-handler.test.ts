import { describe, expect, it, onTestFinished, vi } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionsAdapter } from "../../src/contract.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { idsOf } from "../support/ids-of.ts";
import { held } from "./support/held.ts";
import { recordingAdapter } from "./support/recording-adapter.ts";
import { get, post } from "./support/requests.ts";
import { serve } from "./support/serve.ts";

const memory = () => memoryAdapter(createFixtures({ count: 3 }));
const never = () => new Promise<never>(() => {});
const secret = "token-0123456789";

describe("the adapter callback", () => {
  it("says null: nobody is signed in", async () => {
    const { ask, errors } = serve(() => null);
    for (const request of [
      get(),
      get("/ended"),
      post("/revoke", { id: "session-2" }),
      post("/revoke-others", {}),
    ])
      expect((await ask(request)).json).toMatchObject({ status: 401, code: "unauthenticated" });
    expect(errors).toEqual([]);
  });

  it.each([
    undefined,
    "",
    0,
    Number.NaN,
    false,
    true,
    [],
    {},
    { listSessions: true },
    { userId: "ann" },
    () => {},
  ])("returns junk (%o): nothing is done", async (junk) => {
    const { ask, errors } = serve(() => junk as unknown as SessionsAdapter);
    const { status, json } = await ask(post("/revoke", { id: "session-2" }));
    expect(status).toBe(500);
    expect(json).not.toHaveProperty("code");
    expect(String(errors[0])).toContain("neither an adapter nor null");
  });

  it("throws at once: 500", async () => {
    const { ask, errors } = serve(() => {
      throw new RangeError(secret);
    });
    expect((await ask(get())).status).toBe(500);
    expect(errors).toEqual([expect.any(RangeError)]);
  });

  it("hangs: 504", async () => {
    const { ask, errors } = serve(never, { timeoutMs: 10 });
    expect((await ask(get())).json).toMatchObject({ status: 504, code: "timeout" });
    expect(errors).toMatchObject([{ code: "timeout" }]);
  });

  it("gets the very request, once", async () => {
    const seen: Request[] = [];
    const { ask } = serve((request) => {
      seen.push(request);
      return memory();
    });
    const request = post("/revoke", { id: "session-2" });
    await ask(request);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toBe(request);
  });

  it("may read a clone of the request", async () => {
    const { adapter, calls } = recordingAdapter(memory());
    const { ask } = serve(async (request) => {
      expect(await request.clone().json()).toEqual({ id: "session-2" });
      return adapter;
    });
    expect((await ask(post("/revoke", { id: "session-2" }))).status).toBe(204);
    expect(calls).toEqual(["list", "revoke session-2"]);
  });

  it.each([
    ["reads", async (request: Request) => void (await request.text())],
    ["locks", async (request: Request) => void request.body?.getReader()],
    [
      "starts on",
      async (request: Request) => {
        const reader = request.body?.getReader();
        await reader?.read();
        reader?.releaseLock();
      },
    ],
  ])("that %s the body is told to clone", async (_, spoil) => {
    const { adapter, calls } = recordingAdapter(memory());
    const { ask, errors } = serve(async (request) => {
      await spoil(request);
      return adapter;
    });
    expect((await ask(post("/revoke", { id: "session-2" }))).status).toBe(500);
    expect(String(errors[0])).toContain("request.clone()");
    expect(calls).toEqual([]);
  });

  it("is not asked where a check failed before", async () => {
    let opened = 0;
    const { ask } = serve(() => {
      opened += 1;
      return memory();
    });
    for (const request of [get("/x"), post("", {}), get("?a=1"), get("", { "sec-fetch-site": "cross-site" })])
      expect((await ask(request)).status).toBeGreaterThanOrEqual(400);
    expect((await ask(post("/revoke", { id: "x" }, { "x-your-devices": undefined }))).json).toMatchObject({
      status: 403,
      code: "forbidden",
    });
    expect(opened).toBe(0);
  });
});

describe("the deadline", () => {
  it("is one for the list", async () => {
    let signal: AbortSignal | undefined;
    const { ask } = serve(
      {
        ...memory(),
        listSessions(options) {
          signal = options?.signal;
          return never();
        },
      },
      { timeoutMs: 10 },
    );
    expect((await ask(get())).json).toMatchObject({ status: 504, code: "timeout" });
    expect(signal?.aborted).toBe(true);
  });

  it.each(["/revoke", "/revoke-others", "/rename"])("sends nothing after it: %s", async (path) => {
    const { adapter, calls } = recordingAdapter(memory());
    const list = await adapter.listSessions();
    const late = held<typeof list>();
    const { ask } = serve({ ...adapter, listSessions: () => late.promise }, { timeoutMs: 10 });
    const body =
      { "/revoke": { id: "session-2" }, "/rename": { id: "session-2", name: "Phone" } }[path] ?? {};
    expect((await ask(post(path, body))).status).toBe(504);
    late.release(list);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(calls).toEqual(["list"]);
  });

  it("stops a batch that is on its way", async () => {
    const { adapter, calls } = recordingAdapter(memoryAdapter(createFixtures({ count: 30 })));
    const { revokeOtherSessions: _, ...rest } = adapter;
    const ended = held<void>();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const { ask } = serve({
      ...rest,
      async revokeSession(id) {
        await adapter.revokeSession?.(id);
        await ended.promise;
      },
    });
    const answered = ask(post("/revoke-others", {}));
    for (let ms = 0; ms < 5_000 && calls.length < 5; ms += 1) await vi.advanceTimersByTimeAsync(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await answered).json).toMatchObject({ status: 504, code: "timeout" });
    ended.release();
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(calls).toHaveLength(5);
  });

  it("is one for the callback, the body and the adapter's work together", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const later = <T>(value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), 60));
    const { adapter, calls } = recordingAdapter(memory());
    const slow = { ...adapter, listSessions: () => adapter.listSessions().then(later) };
    const asked = serve(() => later(slow), { timeoutMs: 100 }).ask(post("/revoke", { id: "session-2" }));
    await vi.advanceTimersByTimeAsync(300);
    expect((await asked).json).toMatchObject({ status: 504, code: "timeout" });
    expect(calls).toEqual(["list"]);
  });

  it("leaves the outcome of an act open", async () => {
    const { ask, errors } = serve({ ...memory(), revokeSession: never }, { timeoutMs: 10 });
    expect((await ask(post("/revoke", { id: "session-2" }))).json).toMatchObject({
      status: 504,
      code: "timeout",
    });
    expect(errors).toHaveLength(1);
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
    return { person, isFull, response: (isFull ? fullHandler : maskedHandler).ask(request) };
  });
  for (const { person, isFull, response } of asked)
    expect((await response).json).toMatchObject({
      sessions: [{ id: person, name: person, ipAddress: isFull ? "203.0.113.7" : "203.0.113.0/24" }],
    });
});

it("an answer is given whatever the request is", async () => {
  const { ask } = serve(memory());
  const broken = Object.defineProperty(get(), "url", { value: "not a url" });
  expect((await ask(broken)).status).toBe(500);
});
