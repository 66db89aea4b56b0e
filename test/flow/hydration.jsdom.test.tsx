import { dehydrate, hydrate, QueryClient, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { act, render, renderHook, waitFor } from "@testing-library/react";
import { type ReactNode, Suspense } from "react";
import { describe, expect, test } from "vitest";
import type { SessionList, SessionsAdapter } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import type { DevicesSuccess } from "../../src/devices/device.ts";
import { DevicesProvider } from "../../src/devices/devices-provider.tsx";
import { useDevices } from "../../src/devices/use-devices.ts";
import { sessionsOptions } from "../../src/query/query-options.ts";
import { sessionKeys } from "../../src/query/source.ts";
import { heldAdapter, sessionsOf } from "../query/held-adapter.ts";
import { hostileClient } from "../query/hostile-host.ts";
import { mountRawHooks } from "../query/mount-raw-hooks.tsx";

/** The state that a server sends with its page. */
async function serverState(adapter: SessionsAdapter, userId = "ada"): Promise<string> {
  const queryClient = new QueryClient();
  await queryClient.prefetchQuery(sessionsOptions({ adapter, userId, queryClient }));
  return JSON.stringify(dehydrate(queryClient));
}

function hydratedClient(state: string, queryClient = hostileClient()): QueryClient {
  hydrate(queryClient, JSON.parse(state));
  return queryClient;
}

describe("a list that the server sent along", () => {
  test("is shown at once, and nothing is requested", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const queryClient = hydratedClient(await serverState(heldAdapter(sessionsOf("a"))));
    const { ids } = mountRawHooks(adapter, { queryClient });
    expect(ids()).toEqual(["me", "a"]);
    await act(() => Promise.resolve());
    expect(adapter.calls).toEqual([]);
  });

  test("is not trusted for the first act: the guard makes a list of its own before it sends", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const queryClient = hydratedClient(await serverState(heldAdapter(sessionsOf("a"))));
    const { result, ids } = mountRawHooks(adapter, { queryClient });
    await act(async () => {
      expect(await result.current.revoke.mutateAsync("a")).toMatchObject({ outcome: "revoked" });
    });
    expect(adapter.calls).toEqual(["list", "revoke a", "list"]);
    await waitFor(() => expect(ids()).toEqual(["me"]));
  });

  test("never makes the package end the session that is the current one by now", async () => {
    const queryClient = hydratedClient(await serverState(heldAdapter(sessionsOf("a"))));
    const adapter = heldAdapter([
      { id: "a", isCurrent: true },
      { id: "me", isCurrent: false },
    ]);
    const { result } = mountRawHooks(adapter, { queryClient });
    await act(async () => {
      await expect(result.current.revoke.mutateAsync("a")).rejects.toMatchObject({ code: "current-session" });
    });
    expect(adapter.calls).toEqual(["list"]);
  });

  test("that comes late does not replace a newer one", async () => {
    const late = await serverState(heldAdapter(sessionsOf("a")));
    const adapter = heldAdapter(sessionsOf("a"));
    const { result, ids, queryClient } = mountRawHooks(adapter);
    await waitFor(() => expect(ids()).toEqual(["me", "a"]));
    await act(async () => void (await result.current.revoke.mutateAsync("a")));
    const state = JSON.parse(late);
    for (const query of state.queries) query.state.dataUpdatedAt = Date.now() + 60_000;
    act(() => hydrate(queryClient, state));
    expect(mountRawHooks(adapter, { queryClient }).ids()).toEqual(["me"]);
  });

  test("of another user is not shown", async () => {
    const adapter = heldAdapter(sessionsOf("b-of-bob"));
    const queryClient = hydratedClient(await serverState(heldAdapter(sessionsOf("a-of-ada"))));
    const { ids } = mountRawHooks(adapter, { queryClient, userId: "bob" });
    expect(ids()).toBeUndefined();
    await waitFor(() => expect(ids()).toEqual(["me", "b-of-bob"]));
    expect(JSON.stringify(dehydrate(queryClient))).not.toContain("a-of-ada");
  });

  test("is plain JSON without functions, errors or tokens of the guard", async () => {
    const sent = JSON.parse(await serverState(heldAdapter(sessionsOf("a"))));
    expect(sent.queries).toHaveLength(1);
    expect(sent.queries[0].queryKey).toEqual(["your-devices", "held", "ada", "list"]);
    expect(sent.queries[0].state.data).toEqual({ sessions: sessionsOf("a") });
    expect(sent.mutations).toEqual([]);
  });

  test("is not sent where it failed: the browser lists by itself", async () => {
    const failing = heldAdapter(sessionsOf("a"));
    failing.nextLists = [new SessionsError("backend", "down")];
    const queryClient = hydratedClient(await serverState(failing));
    const { ids } = mountRawHooks(heldAdapter(sessionsOf("a")), { queryClient });
    await waitFor(() => expect(ids()).toEqual(["me", "a"]));
  });

  test("may hold times that are none, and the page is painted without them", async () => {
    const queryClient = new QueryClient();
    const list: SessionList = {
      sessions: sessionsOf("a").map((session) => ({ ...session, createdAt: "soon", lastActiveAt: "now" })),
      serverTime: "tea",
    };
    queryClient.setQueryData(sessionKeys.list("held", "ada"), list);
    const { result } = renderHook(() => useDevices(), {
      wrapper: ({ children }: { children: ReactNode }) => (
        <DevicesProvider adapter={heldAdapter(sessionsOf("a"))} userId="ada" queryClient={queryClient}>
          {children}
        </DevicesProvider>
      ),
    });
    const { others, current } = result.current as DevicesSuccess;
    expect(others[0]).not.toHaveProperty("lastActive");
    expect(current?.lastActive?.text).toBe("Active now");
  });
});

describe("the option factories", () => {
  const source = (userId = "ada") => {
    const adapter = heldAdapter(sessionsOf("a"));
    const queryClient = new QueryClient();
    return { adapter, queryClient, options: sessionsOptions({ adapter, userId, queryClient }) };
  };
  const ids = (list: SessionList) => list.sessions.map(({ id }) => id);

  test("work with fetchQuery, ensureQueryData and getQueryData, typed as a list", async () => {
    const { adapter, queryClient, options } = source();
    const fetched: SessionList = await queryClient.fetchQuery(options);
    const ensured: SessionList = await queryClient.ensureQueryData(options);
    expect(ids(fetched)).toEqual(["me", "a"]);
    expect(ensured).toBe(fetched);
    expect(queryClient.getQueryData(options.queryKey)).toBe(fetched);
    expect(adapter.calls).toEqual(["list"]);
  });

  test("work with useQuery", async () => {
    const { queryClient, options } = source();
    const { result } = renderHook(() => {
      const query = useQuery(options, queryClient);
      const data: SessionList | undefined = query.data;
      const error: SessionsError | null = query.error;
      return { data, error };
    });
    await waitFor(() => expect(result.current.data && ids(result.current.data)).toEqual(["me", "a"]));
  });

  test("work with useSuspenseQuery", async () => {
    const { queryClient, options } = source();
    function Page() {
      const { data }: { data: SessionList } = useSuspenseQuery(options, queryClient);
      return ids(data).join(" ");
    }
    const { container } = render(
      <Suspense fallback="loading">
        <Page />
      </Suspense>,
    );
    expect(container).toHaveTextContent("loading");
    await waitFor(() => expect(container).toHaveTextContent("me a"));
  });

  test("take a host's own select and staleTime", async () => {
    const { queryClient, options } = source();
    const { result } = renderHook(() =>
      useQuery({ ...options, staleTime: 0, select: ({ sessions }) => sessions.length }, queryClient),
    );
    const count = () => result.current.data satisfies number | undefined;
    await waitFor(() => expect(count()).toBe(2));
  });

  test("hand out what a host selects, though it looks like a list", async () => {
    const { queryClient, options } = source();
    const onlyOthers = (list: SessionList): SessionList => ({
      ...list,
      sessions: list.sessions.filter(({ isCurrent }) => !isCurrent),
    });
    const { result } = renderHook(() => useQuery({ ...options, select: onlyOthers }, queryClient));
    await waitFor(() => expect(result.current.data && ids(result.current.data)).toEqual(["a"]));
  });

  test("reject without a user, and request nothing", async () => {
    const { adapter, queryClient } = source();
    for (const userId of [null, undefined])
      await expect(
        queryClient.fetchQuery(sessionsOptions({ adapter, userId, queryClient })),
      ).rejects.toMatchObject({ code: "unauthenticated" });
    expect(adapter.calls).toEqual([]);
  });
});
