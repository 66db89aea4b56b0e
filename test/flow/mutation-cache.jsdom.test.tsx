import { MutationCache, onlineManager, QueryClient } from "@tanstack/react-query";
import { act, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import { heldAdapter, sessionsOf } from "../query/held-adapter.ts";
import { loadRawHooks } from "../query/mount-raw-hooks.tsx";
import { settle } from "../query/settle.ts";

afterEach(() => onlineManager.setOnline(true));

describe("a host's MutationCache", () => {
  const throwing = (callback: string) =>
    new QueryClient({
      mutationCache: new MutationCache({
        [callback]: () => {
          throw new Error("a toast");
        },
      }),
    });

  test("whose onSuccess throws does not make it send twice, and the list tells the truth", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result, ids } = await loadRawHooks(adapter, { queryClient: throwing("onSuccess") });
    await settle(() => result.current.revoke.mutateAsync("a"));
    await waitFor(() => expect(ids()).toEqual(["me"]));
    expect(adapter.calls).toEqual(["list", "revoke a", "list"]);
  });

  test("whose onMutate throws prevents the request and touches nothing", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result, ids } = await loadRawHooks(adapter, { queryClient: throwing("onMutate") });
    expect(await settle(() => result.current.revoke.mutateAsync("a"))).toMatchObject({ message: "a toast" });
    expect(ids()).toEqual(["me", "a"]);
    expect(adapter.calls).toEqual(["list"]);
  });
});

describe("what the mutation cache holds", () => {
  test("ids only: no row, no adapter, no list", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    adapter.sessions = adapter.sessions.map((session) => ({ ...session, ipAddress: "203.0.113.7" }));
    const { result, queryClient } = await loadRawHooks(adapter);
    await settle(() => result.current.revoke.mutateAsync("a"));
    await settle(() => result.current.others.mutateAsync());
    const states = queryClient
      .getMutationCache()
      .getAll()
      .map(({ state }) => state);
    expect(states.map(({ variables }) => variables)).toEqual(["a", undefined]);
    expect(states.map(({ context }) => context)).toEqual([undefined, undefined]);
    expect(JSON.stringify(states)).not.toContain("203.0.113");
  });

  test("the keys under which a host finds them", async () => {
    const { result, queryClient } = await loadRawHooks(heldAdapter(sessionsOf("a")));
    await settle(() => result.current.revoke.mutateAsync("a"));
    await settle(() => result.current.others.mutateAsync());
    expect(
      queryClient
        .getMutationCache()
        .getAll()
        .map(({ options }) => options.mutationKey),
    ).toEqual([
      ["your-devices", "held", "ada", "revoke"],
      ["your-devices", "held", "ada", "revoke-others"],
    ]);
  });
});

describe("offline, as the browser believes", () => {
  test("a list is tried all the same", async () => {
    onlineManager.setOnline(false);
    const { ids } = await loadRawHooks(heldAdapter(sessionsOf("a")));
    expect(ids()).toEqual(["me", "a"]);
  });

  test("a mutation is sent at once, not paused and sent later", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = await loadRawHooks(adapter);
    onlineManager.setOnline(false);
    expect(await settle(() => result.current.revoke.mutateAsync("a"))).toMatchObject({ outcome: "revoked" });
  });

  test("a mutation that the network refused is not sent again when it is back", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = await loadRawHooks(adapter);
    onlineManager.setOnline(false);
    adapter.nextRevokes = [new SessionsError("network", "lost")];
    expect(await settle(() => result.current.revoke.mutateAsync("a"))).toMatchObject({ code: "network" });
    await act(async () => onlineManager.setOnline(true));
    await act(() => result.current.sessions.refetch());
    expect(adapter.calls.filter((call) => call === "revoke a")).toHaveLength(1);
  });
});
