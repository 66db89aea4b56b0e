import { onlineManager, useMutation } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import { Component, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import { hostProofMutation } from "../../src/query/host-proof.ts";
import { revokeSessionOptions } from "../../src/query/query-options.ts";
import { type HeldAdapter, heldAdapter, sessionsOf } from "./held-adapter.ts";
import { type HostileDefault, hostileCases } from "./hostile-cases.ts";
import { loadRawHooks } from "./mount-raw-hooks.tsx";

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

beforeEach(() => onlineManager.setOnline(true));
afterEach(() => {
  onlineManager.setOnline(true);
  vi.useRealTimers();
});

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
const withoutEffect: Record<string, string> = {
  retryDelay: "never read, since nothing is retried",
  gcTime: "when a settled mutation leaves the cache; nothing of ours reads it there",
  meta: "read by the host alone",
};

test.each(Object.keys(hostProofMutation))("%s has a test, or a reason to have none", (key) =>
  expect([...Object.keys(mutationDefaults), ...Object.keys(withoutEffect)]).toContain(key),
);

describe("our promises hold under a host's default", () => {
  test.each(hostileCases("mutations", mutationDefaults))("$key, $where", ({ client, check }) =>
    check(client, heldAdapter(sessionsOf("a"))),
  );
});
