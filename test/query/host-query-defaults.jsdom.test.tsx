import { focusManager, onlineManager, type QueryClient } from "@tanstack/react-query";
import { act, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import { hostProofQuery } from "../../src/query/host-proof.ts";
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
const withoutEffect: Record<string, string> = {
  retryDelay: "never read, since nothing is retried",
  refetchIntervalInBackground: "never read, since there is no interval",
  initialDataUpdatedAt: "never read, since there is no initial data",
  subscribed: "read from a hook's own options, never from a client's defaults",
  meta: "read by the host alone",
  select: "the guard's own view takes its place wherever there is a list",
};

test.each(Object.keys(hostProofQuery))("%s has a test, or a reason to have none", (key) =>
  expect([...Object.keys(queryDefaults), ...Object.keys(withoutEffect)]).toContain(key),
);

describe("our promises hold under a host's default", () => {
  test.each(hostileCases("queries", queryDefaults))("$key, $where", ({ client, check }) =>
    check(client, heldAdapter(sessionsOf("a"))),
  );
});
