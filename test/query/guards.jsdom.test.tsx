import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { act, render, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import type { SessionList } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import { guardOf } from "../../src/query/guards.ts";
import { revokeOtherSessionsOptions, sessionsOptions } from "../../src/query/query-options.ts";
import { SessionsProvider } from "../../src/query/sessions-provider.tsx";
import { sessionKeys } from "../../src/query/source.ts";
import { takeConsole } from "../setup/console.ts";
import { heldAdapter, sessionsOf } from "./held-adapter.ts";
import { hostileClient } from "./hostile-host.ts";
import { ListedIds } from "./listed-ids.tsx";
import { loadRawHooks, mountRawHooks } from "./mount-raw-hooks.tsx";
import { settle } from "./settle.ts";

const acting = (calls: string[]) => calls.filter((call) => call !== "list");

describe("when the user changes", () => {
  test("the next one's hooks hold nothing of the former one, from the first render on", async () => {
    const adapter = heldAdapter(sessionsOf("a-of-ada"));
    const view = await loadRawHooks(adapter);
    await settle(() => view.result.current.revoke.mutateAsync("a-of-ada"));
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
    await settle(() => others.mutateAsync());
    await settle(() => revoke.mutateAsync("a"));
    act(() => {
      others.mutate();
      revoke.mutate("a");
    });
    await settle(() => view.result.current.sessions.refetch());
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
    await settle(() => view.result.current.revoke.mutateAsync("a"));
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
        <ListedIds key={userId} />
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

  test("what another backend knows of the former user goes too", async () => {
    const queryClient = hostileClient();
    const view = await loadRawHooks(heldAdapter(sessionsOf("a")), { queryClient });
    const other = sessionsOptions({
      adapter: heldAdapter(sessionsOf("b"), "other"),
      userId: "ada",
      queryClient,
    });
    await queryClient.prefetchQuery(other);
    view.change({ userId: "bob" });
    expect(queryClient.getQueryData(other.queryKey)).toBeUndefined();
    await expect(other.queryFn()).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("another user at another backend and the host's own data are left alone", async () => {
    const queryClient = hostileClient();
    const view = await loadRawHooks(heldAdapter(sessionsOf("a")), { queryClient });
    const other = sessionsOptions({
      adapter: heldAdapter(sessionsOf("b"), "other"),
      userId: "carol",
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
    expect(await settle(() => view.result.current.revoke.mutateAsync("a"))).toMatchObject({
      outcome: "revoked",
    });
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

describe("a session that the backend says is gone", () => {
  test("is told to the host once, with the raw hooks too", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const onSignedOut = vi.fn();
    const view = await loadRawHooks(adapter, { onSignedOut });
    adapter.nextLists = [1, 2].map(() => new SessionsError("unauthenticated", "gone"));
    await settle(() => view.result.current.sessions.refetch());
    await settle(() => view.result.current.sessions.refetch());
    const handedInLater = vi.fn();
    view.change({ onSignedOut: handedInLater });
    expect(onSignedOut).toHaveBeenCalledTimes(1);
    expect(handedInLater).not.toHaveBeenCalled();
  });

  test("is not told again, and is asked anew, where the person signs in again on a page that is made anew", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const former = await loadRawHooks(adapter);
    adapter.nextLists = [new SessionsError("unauthenticated", "gone")];
    await settle(() => former.result.current.sessions.refetch());
    former.unmount();
    const onSignedOut = vi.fn();
    const { queryClient } = former;
    const view = await loadRawHooks(adapter, { onSignedOut, queryClient });
    await waitFor(() => expect(view.result.current.sessions.isFetching).toBe(false));
    expect(view.ids()).toEqual(["me", "a"]);
    expect(adapter.calls).toEqual(["list", "list", "list"]);
    expect(onSignedOut).not.toHaveBeenCalled();
    adapter.nextLists = [new SessionsError("unauthenticated", "gone")];
    await settle(() => view.result.current.sessions.refetch());
    expect(onSignedOut).toHaveBeenCalledTimes(1);
  });

  test("is told where it was known before there was a page, since the page's own list says so again", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const gone = () => new SessionsError("unauthenticated", "gone");
    adapter.nextLists = [gone(), gone()];
    const queryClient = hostileClient();
    await queryClient.prefetchQuery(sessionsOptions({ adapter, userId: "ada", queryClient }));
    const onSignedOut = vi.fn();
    mountRawHooks(adapter, { onSignedOut, queryClient });
    expect(onSignedOut).not.toHaveBeenCalled();
    await waitFor(() => expect(onSignedOut).toHaveBeenCalledTimes(1));
    expect(adapter.calls).toEqual(["list", "list"]);
  });

  test("is not told by an outage on a page that is made anew", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const former = await loadRawHooks(adapter);
    adapter.nextLists = [new SessionsError("unauthenticated", "gone"), new SessionsError("network", "down")];
    await settle(() => former.result.current.sessions.refetch());
    former.unmount();
    const onSignedOut = vi.fn();
    const view = mountRawHooks(adapter, { onSignedOut, queryClient: former.queryClient });
    await waitFor(() => expect(view.result.current.sessions.error?.code).toBe("network"));
    expect(onSignedOut).not.toHaveBeenCalled();
  });
});

describe("a list without a row that a host writes into the cache", () => {
  const key = sessionKeys.list("held", "ada");
  const setUp = () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const queryClient = new QueryClient();
    return { adapter, queryClient, options: sessionsOptions({ adapter, userId: "ada", queryClient }) };
  };
  const ids = (list: SessionList | undefined) => list?.sessions.map(({ id }) => id);

  test("does not reject a loader whose request is under way", async () => {
    const { queryClient, options } = setUp();
    const loading = queryClient.fetchQuery(options);
    queryClient.setQueryData(key, { sessions: [] });
    expect(ids(await loading)).toEqual(["me", "a"]);
  });

  test("leaves what a loader then fetches in the cache", async () => {
    const { queryClient, options } = setUp();
    queryClient.setQueryData(key, { sessions: [] }, { updatedAt: 1 });
    await queryClient.prefetchQuery(options);
    expect(ids(queryClient.getQueryData(key))).toEqual(["me", "a"]);
  });

  test("leaves the host's own observers attached, so that they hear of the next list", async () => {
    const { queryClient, options } = setUp();
    const observer = new QueryObserver(queryClient, options);
    const stop = observer.subscribe(() => {});
    queryClient.setQueryData(key, { sessions: [] });
    await queryClient.invalidateQueries();
    expect(ids(observer.getCurrentResult().data)).toEqual(["me", "a"]);
    stop();
  });

  test("hides no failure of the request that follows", async () => {
    const { adapter, queryClient, options } = setUp();
    adapter.nextLists = [new SessionsError("network", "down")];
    queryClient.setQueryData(key, { sessions: [] });
    await expect(queryClient.fetchQuery(options)).rejects.toMatchObject({ code: "network" });
    queryClient.setQueryData(key, { sessions: [] });
    expect(queryClient.getQueryState(key)).toMatchObject({ data: undefined, dataUpdatedAt: 0 });
  });
});

test("a host's own queries may have a key that is no array, or none", async () => {
  const { queryClient } = await loadRawHooks(heldAdapter(sessionsOf("a")), {
    queryClient: new QueryClient(),
  });
  const fetchWith = (key: object) =>
    queryClient.fetchQuery({ ...key, queryFn: () => Promise.resolve(7) } as never);
  expect(await fetchWith({ queryKey: { host: "key" } })).toBe(7);
  expect(await fetchWith({ queryHash: "host" })).toBe(7);
  act(() => queryClient.clear());
  // TanStack Query's own advice on such keys.
  takeConsole();
});
