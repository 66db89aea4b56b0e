import { focusManager, onlineManager, type QueryClient, useMutation } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import { Component, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import { hostProofMutation, hostProofQuery } from "../../src/query/host-proof.ts";
import { revokeSessionOptions } from "../../src/query/query-options.ts";
import { type HeldAdapter, heldAdapter, sessionsOf } from "./held-adapter.ts";
import { type HostileDefault, hostileCases } from "./hostile-cases.ts";
import { loadRawHooks, mountRawHooks } from "./mount-raw-hooks.tsx";

const forged = { sessions: sessionsOf("forged") };
const failure = () => new SessionsError("backend", "down");
const lists = ({ calls }: HeldAdapter) => calls.filter((call) => call === "list").length;

beforeEach(() => onlineManager.setOnline(true));
afterEach(() => {
  onlineManager.setOnline(true);
  focusManager.setFocused(undefined);
  vi.useRealTimers();
});

/** Shows the list and nothing else; what most defaults would spoil. */
const showsTheList: HostileDefault["check"] = async (queryClient, adapter) => {
  const { ids, result } = mountRawHooks(adapter, { queryClient });
  expect(result.current?.sessions.status).toBe("pending");
  expect(ids()).toBeUndefined();
  await waitFor(() => expect(ids()).toEqual(["me", "a"]));
  expect(lists(adapter)).toBe(1);
};

/** Leaves the page and comes back to it. */
const comesBack = async (
  queryClient: QueryClient,
  adapter: HeldAdapter,
  meanwhile: () => Promise<unknown>,
) => {
  const first = mountRawHooks(adapter, { queryClient });
  await waitFor(() => expect(first.result.current.sessions.fetchStatus).toBe("idle"));
  first.unmount();
  await meanwhile();
  return mountRawHooks(adapter, { queryClient });
};
const becomeStale = (queryClient: QueryClient) =>
  act(() => queryClient.invalidateQueries({ refetchType: "none" }));

const queryDefaults: Record<string, HostileDefault> = {
  networkMode: {
    value: "online",
    async check(queryClient, adapter) {
      onlineManager.setOnline(false);
      await showsTheList(queryClient, adapter);
    },
  },
  staleTime: {
    value: 0,
    async check(queryClient, adapter) {
      const { ids } = await comesBack(queryClient, adapter, async () => {});
      await act(() => Promise.resolve());
      expect(ids()).toEqual(["me", "a"]);
      expect(lists(adapter)).toBe(1);
    },
  },
  gcTime: {
    value: 0,
    async check(queryClient, adapter) {
      const { ids } = await comesBack(queryClient, adapter, () => new Promise((done) => setTimeout(done)));
      expect(ids()).toEqual(["me", "a"]);
    },
  },
  refetchOnMount: {
    value: false,
    async check(queryClient, adapter) {
      await comesBack(queryClient, adapter, () => becomeStale(queryClient));
      await waitFor(() => expect(lists(adapter)).toBe(2));
    },
  },
  refetchOnReconnect: {
    value: false,
    async check(queryClient, adapter) {
      await loadRawHooks(adapter, { queryClient });
      await becomeStale(queryClient);
      act(() => onlineManager.setOnline(false));
      await act(async () => onlineManager.setOnline(true));
      await waitFor(() => expect(lists(adapter)).toBe(2));
    },
  },
  refetchOnWindowFocus: {
    value: false,
    async check(queryClient, adapter) {
      await loadRawHooks(adapter, { queryClient });
      await becomeStale(queryClient);
      act(() => focusManager.setFocused(false));
      await act(async () => focusManager.setFocused(true));
      await waitFor(() => expect(lists(adapter)).toBe(2));
    },
  },
  refetchInterval: {
    value: 1_000,
    async check(queryClient, adapter) {
      vi.useFakeTimers();
      mountRawHooks(adapter, { queryClient });
      await act(() => vi.advanceTimersByTimeAsync(10_000));
      expect(lists(adapter)).toBe(1);
    },
  },
  retry: {
    value: 3,
    async check(queryClient, adapter) {
      vi.useFakeTimers();
      adapter.nextLists = [failure()];
      const { result } = mountRawHooks(adapter, { queryClient });
      await act(() => vi.advanceTimersByTimeAsync(60_000));
      expect(result.current.sessions.error?.code).toBe("backend");
      expect(lists(adapter)).toBe(1);
    },
  },
  retryOnMount: {
    value: false,
    async check(queryClient, adapter) {
      adapter.nextLists = [failure()];
      const { ids } = await comesBack(queryClient, adapter, async () => {});
      await waitFor(() => expect(ids()).toEqual(["me", "a"]));
    },
  },
  throwOnError: {
    value: true,
    async check(queryClient, adapter) {
      adapter.nextLists = [failure()];
      const { result } = mountRawHooks(adapter, { queryClient });
      await waitFor(() => expect(result.current.sessions.status).toBe("error"));
    },
  },
  suspense: { value: true, check: showsTheList },
  notifyOnChangeProps: {
    value: [],
    async check(queryClient, adapter) {
      const { result } = await loadRawHooks(adapter, { queryClient });
      adapter.hold();
      act(() => void result.current.sessions.refetch());
      await waitFor(() => expect(result.current.sessions.isFetching).toBe(true));
      adapter.release();
      await waitFor(() => expect(result.current.sessions.isFetching).toBe(false));
    },
  },
  initialData: { value: forged, check: showsTheList },
  placeholderData: { value: forged, check: showsTheList },
  persister: { value: () => Promise.resolve(forged), check: showsTheList },
  behavior: {
    value: {
      onFetch(context: { fetchFn: unknown }) {
        context.fetchFn = () => Promise.resolve(forged);
      },
    },
    check: showsTheList,
  },
  // The rest is not among the host-proof keys: our options need it for themselves.
  enabled: { value: false, check: showsTheList },
  select: { value: () => forged, check: showsTheList },
  queryFn: { value: () => Promise.resolve(forged), check: showsTheList },
  structuralSharing: {
    value: false,
    async check(queryClient, adapter) {
      const { result } = await loadRawHooks(adapter, { queryClient });
      const { data } = result.current.sessions;
      await act(() => result.current.sessions.refetch());
      expect(lists(adapter)).toBe(2);
      expect(result.current.sessions.data).toBe(data);
    },
  },
  queryKeyHashFn: {
    value: (key: readonly unknown[]) => `a host's ${key.map(String).join("/")}`,
    async check(queryClient, adapter) {
      const { result, ids } = await loadRawHooks(adapter, { queryClient });
      await act(async () => void (await result.current.revoke.mutateAsync("a")));
      await waitFor(() => expect(ids()).toEqual(["me"]));
      act(() => queryClient.clear());
      await waitFor(() => expect(lists(adapter)).toBe(3));
    },
  },
};

/** Keys that change nothing that a page shows or sends, each with the reason. */
const queryKeysWithoutEffect: Record<string, string> = {
  retryDelay: "never read, since nothing is retried",
  refetchIntervalInBackground: "never read, since there is no interval",
  initialDataUpdatedAt: "never read, since there is no initial data",
  subscribed: "read from a hook's own options, never from a client's defaults",
  meta: "read by the host alone",
  select: "the guard's own view takes its place wherever there is a list",
};

test.each(Object.keys(hostProofQuery))("%s has a test, or a reason to have none", (key) =>
  expect([...Object.keys(queryDefaults), ...Object.keys(queryKeysWithoutEffect)]).toContain(key),
);

describe("our promises hold under a host's default", () => {
  test.each(hostileCases("queries", queryDefaults))("$key, $where", ({ client, check }) =>
    check(client, heldAdapter(sessionsOf("a"))),
  );
});

const explode = () => {
  throw new Error("a host's default");
};

class Boundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };
  static getDerivedStateFromError() {
    return { isBroken: true };
  }
  override render() {
    return this.state.isBroken ? "broken" : this.props.children;
  }
}

/** Revokes through the raw hook and looks at what came of it. */
const revokes =
  (meanwhile = async (_adapter: HeldAdapter) => {}): HostileDefault["check"] =>
  async (queryClient, adapter) => {
    const { result, ids } = await loadRawHooks(adapter, { queryClient });
    await meanwhile(adapter);
    await act(async () => {
      expect(await result.current.revoke.mutateAsync("a")).toEqual({ id: "a", outcome: "revoked" });
    });
    await waitFor(() => expect(ids()).toEqual(["me"]));
    expect(result.current.revoke.status).toBe("success");
  };

/** Is refused, and says so with the backend's own code, after one request. */
const isRefused: HostileDefault["check"] = async (queryClient, adapter) => {
  const { result } = await loadRawHooks(adapter, { queryClient });
  vi.useFakeTimers();
  adapter.nextRevokes = [new SessionsError("forbidden", "no")];
  act(() => result.current.revoke.mutate("a"));
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(result.current.revoke.error?.code).toBe("forbidden");
  expect(adapter.calls.filter((call) => call === "revoke a")).toHaveLength(1);
};

const isNeverCalled = vi.fn();
const doesNotCall =
  (check: HostileDefault["check"]): HostileDefault["check"] =>
  async (queryClient, adapter) => {
    isNeverCalled.mockClear();
    await check(queryClient, adapter);
    expect(isNeverCalled).not.toHaveBeenCalled();
  };

const mutationDefaults: Record<string, HostileDefault> = {
  networkMode: {
    value: "online",
    check: revokes(async () => {
      onlineManager.setOnline(false);
    }),
  },
  retry: { value: 3, check: isRefused },
  throwOnError: {
    value: true,
    // Our own hooks never throw while they render; a host's, made from our options, asks this default.
    async check(queryClient, adapter) {
      const options = revokeSessionOptions({ adapter, userId: "ada", queryClient });
      adapter.nextRevokes = [new SessionsError("forbidden", "no")];
      const { result } = renderHook(() => useMutation(options, queryClient), { wrapper: Boundary });
      act(() => result.current.mutate("a"));
      await waitFor(() => expect(result.current.error?.code).toBe("forbidden"));
    },
  },
  scope: {
    value: { id: "one at a time" },
    async check(queryClient, adapter) {
      adapter.sessions = sessionsOf("a", "b");
      const [one, two] = [
        await loadRawHooks(adapter, { queryClient }),
        await loadRawHooks(adapter, { queryClient }),
      ];
      adapter.hold();
      act(() => one.result.current.revoke.mutate("a"));
      act(() => two.result.current.revoke.mutate("b"));
      await waitFor(() => expect(adapter.calls).toContain("revoke b"));
      adapter.release();
      await waitFor(() => expect(two.ids()).toEqual(["me"]));
    },
  },
  onMutate: { value: explode, check: revokes() },
  onSuccess: { value: explode, check: revokes() },
  onError: { value: isNeverCalled, check: doesNotCall(isRefused) },
  onSettled: { value: explode, check: revokes() },
  mutationFn: { value: () => Promise.resolve("forged"), check: revokes() },
};

/** Keys that change nothing that a page shows or sends, each with the reason. */
const mutationKeysWithoutEffect: Record<string, string> = {
  retryDelay: "never read, since nothing is retried",
  gcTime: "when a settled mutation leaves the cache; nothing of ours reads it there",
  meta: "read by the host alone",
};

test.each(Object.keys(hostProofMutation))("%s has a test, or a reason to have none", (key) =>
  expect([...Object.keys(mutationDefaults), ...Object.keys(mutationKeysWithoutEffect)]).toContain(key),
);

describe("our promises hold under a host's default", () => {
  test.each(hostileCases("mutations", mutationDefaults))("$key, $where", ({ client, check }) =>
    check(client, heldAdapter(sessionsOf("a"))),
  );
});
