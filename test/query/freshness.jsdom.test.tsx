import { QueryClient } from "@tanstack/react-query";
import { act, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionsAdapter } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import { heldAdapter, sessionsOf } from "./held-adapter.ts";
import { loadRawHooks, mountRawHooks } from "./mount-raw-hooks.tsx";
import { settle } from "./settle.ts";
import { tabChannels } from "./tab-channels.ts";

const name = 'your-devices:["held","ada"]';
const lists = (calls: readonly string[]) => calls.filter((call) => call === "list").length;
const hide = (isHidden: boolean) => {
  vi.spyOn(document, "hidden", "get").mockReturnValue(isHidden);
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(isHidden ? "hidden" : "visible");
};

beforeEach(() => {
  onTestFinished(() => void vi.restoreAllMocks());
});

describe("another tab", () => {
  test("is heard by backend and user, and only while a provider of this user is there", async () => {
    const { open } = tabChannels();
    const view = await loadRawHooks(heldAdapter(sessionsOf("a")));
    expect(open()).toEqual([name]);
    await act(async () => view.change({ userId: "bob" }));
    expect(open()).toEqual(['your-devices:["held","bob"]']);
    await act(async () => view.change({ userId: null }));
    expect(open()).toEqual([]);
    await act(async () => view.change({ userId: "ada" }));
    await act(async () => view.unmount());
    expect(open()).toEqual([]);
  });

  test("makes the page list anew at once, also a hidden one", async () => {
    const { send } = tabChannels();
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const view = await loadRawHooks(adapter);
    adapter.sessions = sessionsOf("b");
    hide(true);
    act(() => send(name));
    expect(lists(adapter.calls)).toBe(2);
    await waitFor(() => expect(view.ids()).toEqual(["me", "b"]));
    expect(lists(adapter.calls)).toBe(2);
  });

  test("makes a first list that is under way one of before", async () => {
    const { send } = tabChannels();
    const adapter = heldAdapter(sessionsOf("a"));
    adapter.hold();
    const view = mountRawHooks(adapter);
    act(() => send(name));
    expect(lists(adapter.calls)).toBe(2);
    adapter.sessions = sessionsOf();
    adapter.release();
    await waitFor(() => expect(view.ids()).toEqual(["me"]));
  });

  test("costs one list however many providers one client has", async () => {
    const { open, send } = tabChannels();
    const adapter = heldAdapter(sessionsOf("a"));
    const view = await loadRawHooks(adapter);
    const other = await loadRawHooks(adapter, { queryClient: view.queryClient });
    expect(open()).toEqual([name]);
    adapter.calls.length = 0;
    await act(async () => send(name));
    expect(lists(adapter.calls)).toBe(1);
    await act(async () => view.unmount());
    expect(open()).toEqual([name]);
    await act(async () => other.unmount());
    expect(open()).toEqual([]);
  });

  test("is told once when a list has confirmed the end of all others, in an empty message", async () => {
    const { sent } = tabChannels();
    const adapter = heldAdapter(sessionsOf("a", "b", "c"));
    const view = await loadRawHooks(adapter);
    adapter.hold();
    let others: Promise<unknown> | undefined;
    await act(async () => {
      others = view.result.current.others.mutateAsync();
    });
    expect(adapter.calls).toContain("others");
    expect(sent).toEqual([]);
    await act(async () => {
      adapter.release();
      await others;
    });
    expect(sent).toEqual([[name, null]]);
  });

  test("is told of an end that only a later list confirms", async () => {
    const { sent } = tabChannels();
    const adapter = heldAdapter(sessionsOf("a"));
    const view = await loadRawHooks(adapter);
    adapter.nextRevokes = [new SessionsError("network", "Lost.")];
    adapter.nextLists = [new SessionsError("network", "Lost.")];
    await settle(() => view.result.current.revoke.mutateAsync("a"));
    expect(sent).toEqual([]);
    adapter.sessions = sessionsOf();
    await act(() => view.result.current.sessions.refetch());
    expect(sent).toEqual([[name, null]]);
    await act(() => view.result.current.sessions.refetch());
    expect(sent).toHaveLength(1);
  });

  test("is told nothing where nothing has ended", async () => {
    const { sent } = tabChannels();
    const adapter = heldAdapter(sessionsOf("a"));
    const view = await loadRawHooks(adapter);
    adapter.nextRevokes = [new SessionsError("forbidden", "No."), new SessionsError("backend", "No.")];
    for (let time = 0; time < 2; time += 1) await settle(() => view.result.current.revoke.mutateAsync("a"));
    await act(() => view.result.current.sessions.refetch());
    expect(lists(adapter.calls)).toBe(4);
    expect(sent).toEqual([]);
  });

  test.each([
    ["has no BroadcastChannel", undefined],
    [
      "refuses one",
      class {
        constructor() {
          throw new DOMException("Storage is blocked.", "SecurityError");
        }
      },
    ],
  ])("is not missed by a browser that %s", async (_, channel) => {
    vi.stubGlobal("BroadcastChannel", channel);
    onTestFinished(() => void vi.unstubAllGlobals());
    const view = await loadRawHooks(heldAdapter(sessionsOf("a")));
    expect(await settle(() => view.result.current.revoke.mutateAsync("a"))).toMatchObject({
      outcome: "revoked",
    });
    view.unmount();
  });
});

describe("a backend that tells of changes", () => {
  /** An adapter that tells when the test says so, and a page of it under a clock in the test's hand. */
  const telling = async () => {
    const subscribers = new Set<() => void>();
    const adapter = Object.assign(heldAdapter(sessionsOf("a")), {
      subscribe(onChange: () => void) {
        subscribers.add(onChange);
        return () => void subscribers.delete(onChange);
      },
    });
    const view = await loadRawHooks(adapter, { queryClient: new QueryClient() });
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    adapter.calls.length = 0;
    const tell = () =>
      act(async () => {
        for (const subscriber of subscribers) subscriber();
        await vi.advanceTimersByTimeAsync(0);
      });
    const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
    return { adapter, view, subscribers, tell, pass };
  };

  test("is asked when it tells, and not before", async () => {
    const { adapter, view, tell, pass } = await telling();
    await pass(60_000);
    expect(adapter.calls).toEqual([]);
    adapter.sessions = sessionsOf("b");
    await tell();
    await pass(10);
    expect(view.ids()).toEqual(["me", "b"]);
    await pass(60_000);
    expect(adapter.calls).toEqual(["list"]);
  });

  test("is asked once in 5 s, and never too little", async () => {
    const { adapter, view, tell, pass } = await telling();
    await tell();
    for (let second = 1; second < 5; second += 1) {
      await pass(1000);
      await tell();
    }
    adapter.sessions = sessionsOf();
    await pass(999);
    expect(adapter.calls).toEqual(["list"]);
    await pass(1);
    expect(adapter.calls).toEqual(["list", "list"]);
    await pass(60_000);
    expect(view.ids()).toEqual(["me"]);
    expect(adapter.calls).toEqual(["list", "list"]);
  });

  test("is not asked while the page is hidden, but as soon as somebody looks", async () => {
    const { adapter, tell, pass } = await telling();
    hide(true);
    await tell();
    await pass(60_000);
    expect(adapter.calls).toEqual([]);
    hide(false);
    await act(async () => window.dispatchEvent(new Event("visibilitychange")));
    await pass(10);
    expect(adapter.calls).toEqual(["list"]);
  });

  test("is not asked for what this page has done, since that has its own list", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const inner = memoryAdapter(sessionsOf("a", "b"));
    const listSessions = vi.fn<SessionsAdapter["listSessions"]>((options) => inner.listSessions(options));
    const view = mountRawHooks({ ...inner, listSessions });
    await act(() => vi.advanceTimersByTimeAsync(10));
    expect(view.ids()).toEqual(["me", "a", "b"]);
    await act(async () => {
      const revoked = view.result.current.revoke.mutateAsync("a");
      await vi.advanceTimersByTimeAsync(60_000);
      await revoked;
    });
    expect(view.ids()).toEqual(["me", "b"]);
    expect(listSessions).toHaveBeenCalledTimes(2);
  });

  test("is heard through the newest adapter, and by nobody once the page has gone", async () => {
    const { adapter, view, subscribers, tell, pass } = await telling();
    const stop = vi.fn();
    const subscribe = vi.fn((_: () => void) => stop);
    await act(async () => view.change({ adapter: { ...adapter, subscribe } }));
    expect(subscribers.size).toBe(0);
    expect(subscribe).toHaveBeenCalledTimes(1);
    await act(async () => subscribe.mock.calls[0]?.[0]());
    await tell();
    expect(adapter.calls).toEqual(["list"]);
    await act(async () => view.unmount());
    expect(stop).toHaveBeenCalledTimes(1);
    await pass(60_000);
    expect(adapter.calls).toEqual(["list"]);
  });
});
