import { focusManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { describe, expect, test, vi } from "vitest";
import { SessionsError } from "../../src/core/sessions-error.ts";
import { guardOf } from "../../src/query/guard-of.ts";
import { revokeOtherSessionsOptions } from "../../src/query/revoke-other-sessions-options.ts";
import { sessionKeys } from "../../src/query/session-keys.ts";
import { sessionsOptions } from "../../src/query/sessions-options.ts";
import { SessionsProvider } from "../../src/query/sessions-provider.tsx";
import { useRevokeOtherSessions } from "../../src/query/use-revoke-other-sessions.ts";
import { useSessions } from "../../src/query/use-sessions.ts";
import { heldAdapter, sessionsOf } from "./held-adapter.ts";
import { hostileClient } from "./hostile-host.ts";
import { loadRawHooks, mountRawHooks } from "./mount-raw-hooks.tsx";

const settle = (promise: Promise<unknown>) => act(() => promise.catch((thrown: unknown) => thrown));
const acting = (calls: string[]) => calls.filter((call) => call !== "list");

describe("keys", () => {
  test("go from the widest to the narrowest", () => {
    expect(sessionKeys.all).toEqual(["your-devices"]);
    expect(sessionKeys.adapter("rest")).toEqual(["your-devices", "rest"]);
    expect(sessionKeys.user("rest", "ada")).toEqual(["your-devices", "rest", "ada"]);
    expect(sessionKeys.list("rest", "ada")).toEqual(["your-devices", "rest", "ada", "list"]);
    expect(sessionKeys.revoke("rest", "ada")).toEqual(["your-devices", "rest", "ada", "revoke"]);
    expect(sessionKeys.revokeOthers("rest", "ada")).toEqual(["your-devices", "rest", "ada", "revoke-others"]);
  });

  test("let a host invalidate what it wants", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { queryClient, ids } = await loadRawHooks(adapter);
    adapter.sessions = sessionsOf("b");
    await act(() => queryClient.invalidateQueries({ queryKey: sessionKeys.all }));
    await waitFor(() => expect(ids()).toEqual(["me", "b"]));
  });
});

describe("when the user changes", () => {
  test("the next one's hooks hold nothing of the former one, from the first render on", async () => {
    const adapter = heldAdapter(sessionsOf("a-of-ada"));
    const view = await loadRawHooks(adapter);
    await settle(view.result.current.revoke.mutateAsync("a-of-ada"));
    adapter.sessions = sessionsOf("b-of-bob");
    adapter.hold();
    view.change({ userId: "bob" });
    expect(view.ids()).toBeUndefined();
    expect(view.result.current.revoke).toMatchObject({
      status: "idle",
      data: undefined,
      variables: undefined,
    });
    await act(async () => adapter.release());
    await waitFor(() => expect(view.ids()).toEqual(["me", "b-of-bob"]));
  });

  test("a former user's mutate sends nothing under the new cookie", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const view = await loadRawHooks(adapter);
    const { revoke, others } = view.result.current;
    view.change({ userId: "bob" });
    await waitFor(() => expect(view.ids()).toEqual(["me", "a"]));
    await settle(others.mutateAsync());
    await settle(revoke.mutateAsync("a"));
    act(() => {
      others.mutate();
      revoke.mutate("a");
    });
    await settle(view.result.current.sessions.refetch());
    expect(acting(adapter.calls)).toEqual([]);
    expect(view.ids()).toEqual(["me", "a"]);
  });

  test("a former user's options send nothing and list nothing", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const queryClient = hostileClient();
    const source = { adapter, userId: "ada", queryClient };
    const [list, others] = [sessionsOptions(source), revokeOtherSessionsOptions(source)];
    const view = await loadRawHooks(adapter, { queryClient });
    view.change({ userId: "bob" });
    await waitFor(() => expect(view.ids()).toEqual(["me", "a"]));
    adapter.calls.length = 0;
    await expect(queryClient.fetchQuery(list)).rejects.toMatchObject({ code: "unauthenticated" });
    const mutation = queryClient.getMutationCache().build(queryClient, others);
    await expect(mutation.execute(undefined)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(adapter.calls).toEqual([]);
  });

  test("the former one's queries and mutations are gone from the cache", async () => {
    const view = await loadRawHooks(heldAdapter(sessionsOf("a")));
    await settle(view.result.current.revoke.mutateAsync("a"));
    const former = {
      queryKey: sessionKeys.user("held", "ada"),
      mutationKey: sessionKeys.user("held", "ada"),
    };
    expect(view.queryClient.getMutationCache().findAll(former)).toHaveLength(1);
    view.change({ userId: null });
    expect(view.queryClient.getQueryCache().findAll(former)).toEqual([]);
    expect(view.queryClient.getMutationCache().findAll(former)).toEqual([]);
  });

  test("the former one's cache is gone too when the backend changes with the user", async () => {
    const adas = heldAdapter(sessionsOf("a"), "rest:/a");
    const view = await loadRawHooks(adas);
    const guard = guardOf({ adapter: adas, userId: "ada", queryClient: view.queryClient });
    view.change({ userId: "bob", adapter: heldAdapter(sessionsOf("b"), "rest:/b") });
    await waitFor(() => expect(view.ids()).toEqual(["me", "b"]));
    expect(view.queryClient.getQueryCache().findAll({ queryKey: sessionKeys.adapter("rest:/a") })).toEqual(
      [],
    );
    await expect(guard?.list()).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("the former one's cache is gone too when the client changes with the user", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const [adas, bobs] = [hostileClient(), hostileClient()];
    const tree = (userId: string, client: QueryClient) => (
      <SessionsProvider adapter={adapter} userId={userId} queryClient={client}>
        <Ids key={userId} />
      </SessionsProvider>
    );
    const { container, rerender } = render(tree("ada", adas));
    await waitFor(() => expect(container).toHaveTextContent("me a"));
    rerender(tree("bob", bobs));
    expect(adas.getQueryCache().getAll()).toEqual([]);
  });

  test("the former one's cache is gone too when no page was there at the switch", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { queryClient, unmount } = await loadRawHooks(adapter);
    const guard = guardOf({ adapter, userId: "ada", queryClient });
    unmount();
    await loadRawHooks(adapter, { queryClient, userId: "bob" });
    expect(queryClient.getQueryCache().findAll({ queryKey: sessionKeys.user("held", "ada") })).toEqual([]);
    await expect(guard?.list()).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("another backend's cache is left alone", async () => {
    const queryClient = hostileClient();
    const view = await loadRawHooks(heldAdapter(sessionsOf("a")), { queryClient });
    const other = sessionsOptions({
      adapter: heldAdapter(sessionsOf("b"), "other"),
      userId: "ada",
      queryClient,
    });
    await queryClient.prefetchQuery(other);
    queryClient.setQueryData(["the host's own"], 1);
    view.change({ userId: "bob" });
    expect(queryClient.getQueryData(other.queryKey)).toBeDefined();
    expect((await other.queryFn()).sessions).toHaveLength(2);
    expect(queryClient.getQueryData(["the host's own"])).toBe(1);
  });

  test("a user who comes back starts anew", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const view = await loadRawHooks(adapter);
    view.change({ userId: null });
    view.change({ userId: "ada" });
    await waitFor(() => expect(view.ids()).toEqual(["me", "a"]));
    expect(await settle(view.result.current.revoke.mutateAsync("a"))).toMatchObject({ outcome: "revoked" });
  });

  test("a list under way for the former one is aborted and never shown", async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const adapter = heldAdapter(sessionsOf("a-of-ada"));
    const { listSessions } = adapter;
    adapter.listSessions = (options) => {
      signals.push(options?.signal);
      return listSessions(options);
    };
    adapter.hold();
    const view = mountRawHooks(adapter);
    await waitFor(() => expect(signals).toHaveLength(1));
    view.change({ userId: null });
    expect(signals[0]?.aborted).toBe(true);
    await act(async () => adapter.release());
    expect(view.ids()).toBeUndefined();
  });

  test("an unknown user who becomes known keeps what was hydrated for them", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const queryClient = hostileClient();
    await queryClient.prefetchQuery(sessionsOptions({ adapter, userId: "ada", queryClient }));
    const view = mountRawHooks(adapter, { userId: undefined, queryClient });
    view.change({ userId: "ada" });
    expect(view.ids()).toEqual(["me", "a"]);
    expect(adapter.calls).toEqual(["list"]);
  });
});

function Ids() {
  const { data } = useSessions();
  return <p>{data?.sessions.map(({ id }) => id).join(" ")}</p>;
}

describe("an adapter that is a new object at each render", () => {
  test("keeps the list, and the newest one is asked", async () => {
    const first = heldAdapter(sessionsOf("a"));
    const view = await loadRawHooks(first);
    const second = heldAdapter(sessionsOf("a"));
    view.change({ adapter: second });
    expect(view.ids()).toEqual(["me", "a"]);
    expect(await settle(view.result.current.revoke.mutateAsync("a"))).toMatchObject({ outcome: "revoked" });
    expect(first.calls).toEqual(["list"]);
    expect(second.calls).toEqual(["revoke a", "list"]);
  });

  test("keeps a mutation that runs", async () => {
    const first = heldAdapter(sessionsOf("a"));
    const view = await loadRawHooks(first);
    first.hold();
    const running = view.result.current.revoke.mutateAsync("a");
    await waitFor(() => expect(view.result.current.revoke.status).toBe("pending"));
    view.change({ adapter: heldAdapter(sessionsOf()) });
    expect(view.result.current.revoke.status).toBe("pending");
    first.release();
    expect(await settle(running)).toMatchObject({ outcome: "revoked" });
    await waitFor(() => expect(view.result.current.revoke.status).toBe("success"));
  });

  test("of another name is another backend", async () => {
    const view = await loadRawHooks(heldAdapter(sessionsOf("a"), "one"));
    view.change({ adapter: heldAdapter(sessionsOf("b"), "two") });
    await waitFor(() => expect(view.ids()).toEqual(["me", "b"]));
  });
});

describe("two providers", () => {
  const page = (children: ReactNode, client = hostileClient()) =>
    render(<QueryClientProvider client={client}>{children}</QueryClientProvider>);

  test("on one client share list, guard and what they send", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const buttons: (() => Promise<unknown>)[] = [];
    function Page() {
      const { mutateAsync } = useRevokeOtherSessions();
      buttons.push(mutateAsync);
      return <Ids />;
    }
    const { container } = page(
      ["one", "two"].map((key) => (
        <SessionsProvider key={key} adapter={adapter} userId="ada">
          <Page />
        </SessionsProvider>
      )),
    );
    await waitFor(() => expect(container).toHaveTextContent("me a bme a b"));
    expect(adapter.calls).toEqual(["list"]);
    await settle(Promise.all([buttons.at(-1)?.(), buttons.at(-2)?.()]));
    await waitFor(() => expect(container).toHaveTextContent(/^meme$/));
    expect(acting(adapter.calls)).toEqual(["others"]);
  });

  test("on two clients are two pages that learn from the backend alone", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const one = await loadRawHooks(adapter);
    const two = await loadRawHooks(adapter);
    expect(adapter.calls).toEqual(["list", "list"]);
    await settle(one.result.current.revoke.mutateAsync("a"));
    expect(two.ids()).toEqual(["me", "a"]);
    await settle(two.result.current.revoke.mutateAsync("a"));
    await waitFor(() => expect(two.ids()).toEqual(["me"]));
    expect(acting(adapter.calls)).toEqual(["revoke a", "revoke a"]);
  });

  test("one leaving does not take the list from the other", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const client = hostileClient();
    const gone = page(
      <SessionsProvider adapter={adapter} userId="ada">
        <Ids />
      </SessionsProvider>,
      client,
    );
    const stays = await loadRawHooks(adapter, { queryClient: client });
    gone.unmount();
    await settle(stays.result.current.revoke.mutateAsync("a"));
    await waitFor(() => expect(stays.ids()).toEqual(["me"]));
  });
});

describe("the client", () => {
  test("that is handed in lists again when the window has the focus, though no provider of the host mounts it", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const queryClient = new QueryClient();
    await loadRawHooks(adapter, { queryClient });
    await act(() => queryClient.invalidateQueries({ refetchType: "none" }));
    act(() => focusManager.setFocused(false));
    await act(async () => focusManager.setFocused(true));
    focusManager.setFocused(undefined);
    await waitFor(() => expect(adapter.calls).toEqual(["list", "list"]));
  });

  test("of the host is not configured by this package", async () => {
    const queryClient = hostileClient();
    const before = JSON.stringify(queryClient.getDefaultOptions());
    await loadRawHooks(heldAdapter(sessionsOf("a")), { queryClient });
    expect(JSON.stringify(queryClient.getDefaultOptions())).toBe(before);
    expect(queryClient.getQueryDefaults(sessionKeys.all)).toEqual({});
  });

  test("may hold queries of the host whose keys JSON can't write", async () => {
    const queryClient = new QueryClient({
      defaultOptions: { queries: { queryKeyHashFn: (key) => key.map(String).join() } },
    });
    const adapter = heldAdapter(sessionsOf("a"));
    const { ids } = await loadRawHooks(adapter, { queryClient });
    queryClient.setQueryData([1n], "the host's own");
    act(() => queryClient.removeQueries({ queryKey: [1n] }));
    expect(ids()).toEqual(["me", "a"]);
  });
});

describe("a session that the backend says is gone", () => {
  test("is told to the host once, with the raw hooks too", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const onSignedOut = vi.fn();
    const view = await loadRawHooks(adapter, { onSignedOut });
    adapter.nextLists = [1, 2].map(() => new SessionsError("unauthenticated", "gone"));
    await settle(view.result.current.sessions.refetch());
    await settle(view.result.current.sessions.refetch());
    const handedInLater = vi.fn();
    view.change({ onSignedOut: handedInLater });
    expect(onSignedOut).toHaveBeenCalledTimes(1);
    expect(handedInLater).not.toHaveBeenCalled();
  });
});
