import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { SessionList, SessionsAdapter } from "../../src/contract.ts";
import { takeConsole } from "../setup/console.ts";
import { held } from "./support/held.ts";
import { recordingAdapter } from "./support/recording-adapter.ts";
import { post } from "./support/requests.ts";
import { serve } from "./support/serve.ts";
import { fails, memory, never, revokeOthers, revokeTwo, serveHook, thenLists } from "./support/serve-hook.ts";

const holdTimers = () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
};

describe("a list after that can't tell", () => {
  it.each<[string, (list: SessionList) => unknown, string]>([
    ["fails", fails("network"), "network"],
    ["is refused, since the cookie is an old one", fails("unauthenticated"), "unauthenticated"],
    ["is truncated", (list) => ({ ...list, truncated: true }), "backend"],
    ["is none", () => null, "bad-response"],
    [
      "has more rows that can't be read",
      (list) => ({ ...list, sessions: [...list.sessions, { id: "" }] }),
      "bad-response",
    ],
    ["is of another person", (list) => ({ ...list, subject: "ben" }), "bad-response"],
  ])("that %s: onError is told instead of onRevoked", async (_, after, code) => {
    for (const request of [revokeTwo(), revokeOthers()]) {
      const adapter = thenLists(memory(), after);
      const { askAndFollow, told, errors, promises } = serveHook(adapter);
      expect(await askAndFollow(request)).toBe(204);
      expect(told).toEqual([]);
      expect(errors).toMatchObject([
        { code, message: expect.stringContaining("onRevoked was not called"), cause: expect.anything() },
      ]);
      expect(promises).toHaveLength(1);
      expect(adapter.listCount()).toBe(2);
    }
  });

  it("fails with something foreign: its text stays in the cause", async () => {
    const secret = "token-0123456789";
    const adapter = thenLists(memory(), () => {
      throw new TypeError(secret);
    });
    const { askAndFollow, errors } = serveHook(adapter);
    await askAndFollow(revokeTwo());
    expect(errors).toMatchObject([{ code: "backend", cause: expect.any(TypeError) }]);
    expect(String(errors[0])).not.toContain(secret);
  });

  it("has rows that can't be read, as the one before: they are not what was revoked", async () => {
    const adapter = memory();
    const { askAndFollow, told } = serveHook({
      ...adapter,
      listSessions: async () => ({ ...(await adapter.listSessions()), skipped: 1 }),
    });
    await askAndFollow(revokeTwo());
    expect(told).toHaveLength(1);
  });
});

describe("a list before that was truncated", () => {
  const capped = (): SessionsAdapter => {
    const inner = memory(5);
    return thenLists(
      {
        ...inner,
        listSessions: async () => {
          const { sessions } = await inner.listSessions();
          return { sessions: sessions.slice(0, 3), truncated: true };
        },
      },
      async () => inner.listSessions(),
    );
  };

  it("lacks the session that was revoked: onError is told, and nothing is listed", async () => {
    const { askAndFollow, told, errors, events, promises } = serveHook(capped());
    expect(await askAndFollow(post("/revoke", { id: "session-5" }))).toBe(204);
    expect([told, promises]).toEqual([[], []]);
    expect(errors).toMatchObject([{ code: "backend", message: expect.stringContaining("onRevoked") }]);
    expect(events).toEqual(["list", "revoke session-5", "answered"]);
  });

  it("has the session that was revoked: nothing is missing", async () => {
    const { askAndFollow, told, errors } = serveHook(capped());
    await askAndFollow(revokeTwo());
    expect(told.map(({ ids }) => ids)).toEqual([["session-2"]]);
    expect(errors).toEqual([]);
  });

  it("has some of the others: those are told, and onError that there were more", async () => {
    const { askAndFollow, told, errors } = serveHook(capped());
    await askAndFollow(revokeOthers());
    expect(told.map(({ ids }) => ids)).toEqual([["session-2", "session-3"]]);
    expect(errors).toMatchObject([{ code: "backend", message: expect.stringContaining("truncated") }]);
  });
});

describe("a hook that fails", () => {
  it.each([
    [
      "throws",
      () => {
        throw new RangeError("Mine.");
      },
    ],
    ["rejects", () => Promise.reject(new RangeError("Mine."))],
  ])("because it %s is told to onError, and changes nothing else", async (_, onRevoked) => {
    const { askAndFollow, told, errors, promises } = serveHook(memory(), { onRevoked });
    expect(await askAndFollow(revokeTwo())).toBe(204);
    expect(told).toHaveLength(1);
    expect(errors).toEqual([expect.any(RangeError)]);
    await expect(Promise.all(promises)).resolves.toEqual([undefined]);
  });

  it("because it is late is told to onError, and keeps the server no longer", async () => {
    holdTimers();
    const { askAndFollow, told, errors } = serveHook(memory(), { onRevoked: never, timeoutMs: 200 });
    const done = askAndFollow(revokeTwo());
    await vi.advanceTimersByTimeAsync(190);
    expect(told).toHaveLength(1);
    expect(errors).toEqual([]);
    await vi.advanceTimersByTimeAsync(20);
    expect(await done).toBe(204);
    expect(errors).toMatchObject([{ code: "timeout", message: expect.stringContaining("onRevoked") }]);
  });

  it("after its deadline is not told again, and leaves no rejection unhandled", async () => {
    holdTimers();
    const late = held<void>();
    const { askAndFollow, errors } = serveHook(memory(), {
      onRevoked: () => late.promise.then(() => Promise.reject(new Error("Too late."))),
    });
    const done = askAndFollow(revokeTwo());
    await vi.advanceTimersByTimeAsync(11_000);
    await done;
    late.release();
    await new Promise((resolve) => setImmediate(resolve));
    expect(errors).toMatchObject([{ code: "timeout" }]);
  });

  it("is not called if the list after is late, even when that list arrives", async () => {
    holdTimers();
    const late = held<void>();
    const signals: (AbortSignal | undefined)[] = [];
    const adapter = memory();
    const { askAndFollow, told, errors } = serveHook({
      ...adapter,
      async listSessions({ signal } = {}) {
        signals.push(signal);
        if (signals.length === 2) await late.promise;
        return adapter.listSessions();
      },
    });
    const done = askAndFollow(revokeTwo());
    await vi.advanceTimersByTimeAsync(11_000);
    expect(await done).toBe(204);
    late.release();
    await vi.advanceTimersByTimeAsync(100);
    expect(signals.map((signal) => signal?.aborted)).toEqual([false, true]);
    expect(told).toEqual([]);
    expect(errors).toMatchObject([{ code: "timeout", message: expect.stringContaining("was not called") }]);
  });

  it("shares its deadline with the list before it", async () => {
    holdTimers();
    const later = <T>(value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), 60));
    const { ask, errors, promises } = serveHook(thenLists(memory(), later), {
      onRevoked: () => later(undefined),
      timeoutMs: 100,
    });
    const answered = ask(revokeTwo());
    await vi.advanceTimersByTimeAsync(10);
    expect((await answered).status).toBe(204);
    await vi.advanceTimersByTimeAsync(110);
    await promises[0];
    expect(errors).toMatchObject([{ code: "timeout" }]);
  });

  it("is one line on the console without onError", async () => {
    const { ask, promises } = serveHook(memory(), {
      onError: undefined as never,
      onRevoked() {
        throw new TypeError("secret");
      },
    });
    await ask(revokeTwo());
    await promises[0];
    expect(takeConsole()).toEqual([
      "error: your-devices: POST /api/devices/revoke was answered with 204, and onRevoked failed: TypeError. Pass onError to createSessionsHandler to see the error itself.",
    ]);
  });

  it("is one line on the console without onError, if it could not be called", async () => {
    const { ask, promises } = serveHook(thenLists(memory(), fails("network")), {
      onError: undefined as never,
    });
    await ask(revokeTwo());
    await promises[0];
    expect(takeConsole()).toEqual([
      "error: your-devices: POST /api/devices/revoke was answered with 204, and onRevoked was not called: SessionsError (network). Pass onError to createSessionsHandler to see the error itself.",
    ]);
  });
});

describe("waitUntil", () => {
  it("gets the request with the promise, before the answer is there", async () => {
    const seen: unknown[][] = [];
    const { ask, events } = serveHook(memory(), {
      waitUntil: (...given) => {
        events.push("waits");
        seen.push(given);
      },
    });
    const request = revokeTwo();
    await ask(request);
    events.push("answered");
    await seen[0]?.[0];
    expect(seen).toEqual([[expect.any(Promise), request]]);
    expect(seen[0]?.[1]).toBe(request);
    expect(events).toEqual(["list", "revoke session-2", "waits", "answered", "list", "told"]);
  });

  it("gets a promise that covers the second list and the hook", async () => {
    const [list, hook] = [held<void>(), held<void>()];
    let isDone = false;
    const { ask, promises, events } = serveHook(
      thenLists(memory(), async (after) => {
        await list.promise;
        return after;
      }),
      { onRevoked: () => hook.promise },
    );
    await ask(revokeTwo());
    void promises[0]?.then(() => {
      isDone = true;
    });
    await vi.waitFor(() => expect(events.filter((event) => event === "list")).toHaveLength(2));
    expect(isDone).toBe(false);
    list.release();
    await vi.waitFor(() => expect(events).toContain("told"));
    expect(isDone).toBe(false);
    hook.release();
    await promises[0];
    expect(isDone).toBe(true);
  });

  it.each([
    [
      "throws",
      () => {
        throw new TypeError("No context.");
      },
    ],
    ["rejects", () => Promise.reject(new TypeError("No context."))],
  ])("that %s changes neither the answer nor the hook", async (_, waitUntil) => {
    const hook = held<void>();
    const { ask, errors } = serveHook(memory(), { waitUntil, onRevoked: () => hook.release() });
    expect((await ask(revokeTwo())).status).toBe(204);
    await hook.promise;
    expect(errors).toEqual([expect.any(TypeError)]);
  });

  it("is not called without onRevoked, and nothing more is listed", async () => {
    const { adapter, calls } = recordingAdapter(memory());
    const promises: Promise<void>[] = [];
    const { ask } = serve(adapter, { waitUntil: (promise) => promises.push(promise) });
    await ask(revokeTwo());
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(calls).toEqual(["list", "revoke session-2"]);
    expect(promises).toEqual([]);
  });
});

describe("after a timeout", () => {
  /** A backend that ends one session only when it is released. */
  const slowFor = (slowId: string, released: Promise<void>): SessionsAdapter => {
    const inner = memory(4);
    return {
      name: "slow",
      listSessions: (options) => inner.listSessions(options),
      async revokeSession(id) {
        if (id === slowId) await released;
        await inner.revokeSession?.(id);
      },
    };
  };

  it("a revocation that is still under way is waited for, and told", async () => {
    holdTimers();
    const sent = held<void>();
    const { ask, told, promises } = serveHook(slowFor("session-2", sent.promise), { timeoutMs: 100 });
    const answered = ask(revokeTwo());
    await vi.advanceTimersByTimeAsync(100);
    expect((await answered).status).toBe(504);
    expect(promises).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(20);
    expect(told).toEqual([]);
    sent.release();
    await vi.advanceTimersByTimeAsync(20);
    await promises[0];
    expect(told.map(({ ids }) => ids)).toEqual([["session-2"]]);
  });

  it("nothing is listed for a revocation that was still under way and is refused then", async () => {
    holdTimers();
    const sent = held<void>();
    const refusing = {
      ...memory(),
      revokeSession: () => sent.promise.then(fails("forbidden")),
    };
    const { ask, told, promises, events } = serveHook(refusing, { timeoutMs: 100 });
    const answered = ask(revokeTwo());
    await vi.advanceTimersByTimeAsync(100);
    expect((await answered).status).toBe(504);
    sent.release();
    await vi.advanceTimersByTimeAsync(20);
    await promises[0];
    expect(told).toEqual([]);
    expect(events).toEqual(["list", "revoke session-2"]);
  });

  it("one that hangs does not keep what has ended from being told", async () => {
    holdTimers();
    const { ask, told, promises } = serveHook(slowFor("session-2", never()), { timeoutMs: 100 });
    const answered = ask(revokeOthers());
    await vi.advanceTimersByTimeAsync(100);
    expect((await answered).status).toBe(504);
    await vi.advanceTimersByTimeAsync(100);
    await promises[0];
    expect(told).toEqual([{ ids: ["session-3", "session-4"], all: true, subject: "ann" }]);
  });
});
