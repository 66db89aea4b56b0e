import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, renderHook, waitFor } from "@testing-library/react";
import { type ReactNode, StrictMode } from "react";
import { describe, expect, test, vi } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import type { DevicesSuccess } from "../../src/devices/device.ts";
import { DevicesProvider, type DevicesProviderProps } from "../../src/devices/devices-provider.tsx";
import { useDevices } from "../../src/devices/use-devices.ts";
import { sessionKeys } from "../../src/query/source.ts";
import { type HeldAdapter, heldAdapter, sessionsOf } from "../query/held-adapter.ts";
import { hostileClient } from "../query/hostile-host.ts";
import { takeConsole } from "../setup/console.ts";

type Options = Partial<DevicesProviderProps> & { strict?: boolean };

function AnotherReader() {
  useDevices();
  return null;
}

function show(adapter: HeldAdapter, { strict = true, children: beside, ...props }: Options = {}) {
  const queryClient = props.queryClient ?? hostileClient();
  const view = renderHook((changed: Options) => useDevices(changed && {}), {
    initialProps: {},
    wrapper: ({ children }: { children: ReactNode }) => {
      const tree = (
        <DevicesProvider adapter={adapter} userId="ada" timeZone="UTC" {...props} queryClient={queryClient}>
          {children}
          {beside}
        </DevicesProvider>
      );
      return strict ? <StrictMode>{tree}</StrictMode> : tree;
    },
  });
  const success = (): DevicesSuccess => {
    const { current } = view.result;
    if (current.status !== "success") throw new Error(`status is ${current.status}`);
    return current;
  };
  return { ...view, queryClient, success, ids: () => success().others.map(({ id }) => id) };
}

const loaded = async (adapter: HeldAdapter, options?: Options) => {
  const view = show(adapter, options);
  await waitFor(() => expect(view.result.current.status).toBe("success"));
  return view;
};
const failure = (code: SessionsError["code"], options = {}) => new SessionsError(code, code, options);

/** What a result says of a device of which nothing is known, the second or third one of the list. */
const unknown = (number: number) => ({ name: `\u2068Unknown device\u2069, \u2068${number}\u2069` });

describe("an adapter that takes the place of another", () => {
  const showEither = async (first: HeldAdapter, second: HeldAdapter) => {
    let adapter = first;
    const queryClient = new QueryClient();
    const { result, rerender } = renderHook(() => useDevices(), {
      wrapper: ({ children }: { children: ReactNode }) => (
        <DevicesProvider adapter={adapter} userId="ada" queryClient={queryClient}>
          {children}
        </DevicesProvider>
      ),
    });
    const isThere = () => waitFor(() => expect(result.current.status).toBe("success"));
    await isThere();
    return {
      async changeTo(next: HeldAdapter) {
        adapter = next;
        rerender();
        await isThere();
      },
      signOutFirst: () =>
        act(async () => void (await (result.current as DevicesSuccess).others[0]?.signOut?.())),
      first,
      second,
      queryClient,
    };
  };
  const revocations = ({ calls }: HeldAdapter) => calls.filter((call) => call !== "list");

  test("is asked to sign out a device", async () => {
    const { changeTo, signOutFirst, first, second } = await showEither(
      heldAdapter(sessionsOf("a")),
      heldAdapter(sessionsOf("a")),
    );
    await changeTo(second);
    await signOutFirst();
    expect(revocations(first)).toEqual([]);
    expect(revocations(second)).toEqual(["revoke a"]);
  });

  test("and left again is asked no more once the page has rendered", async () => {
    const [first, second] = [heldAdapter(sessionsOf("a")), heldAdapter(sessionsOf("a"))];
    const { signOutFirst, changeTo, queryClient } = await showEither(first, second);
    render(<DevicesProvider adapter={second} userId="ada" queryClient={queryClient} />).unmount();
    await changeTo(first);
    await signOutFirst();
    expect(revocations(first)).toEqual(["revoke a"]);
    expect(second.calls).toEqual([]);
  });

  test("of another name is asked to sign out a device, though both lists were there and look alike", async () => {
    const { changeTo, signOutFirst, first, second } = await showEither(
      heldAdapter(sessionsOf("a"), "one"),
      heldAdapter(sessionsOf("a"), "two"),
    );
    await changeTo(second);
    await changeTo(first);
    await signOutFirst();
    expect(revocations(first)).toEqual(["revoke a"]);
    expect(revocations(second)).toEqual([]);
  });
});

describe("under a hostile host, in StrictMode", () => {
  test("the list is fetched once and shown as the backend sent it", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const { ids, success } = await loaded(adapter);
    expect(ids()).toEqual(["a", "b"]);
    expect(success().current?.id).toBe("me");
    expect(adapter.calls).toEqual(["list"]);
  });

  test("a device is signed out and leaves when the proof list says so", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const { ids, success } = await loaded(adapter);
    let result: unknown;
    await act(async () => {
      result = await success().others[0]?.signOut?.();
    });
    expect(result).toEqual({ id: "a", outcome: "revoked", device: unknown(2) });
    await waitFor(() => expect(ids()).toEqual(["b"]));
    expect(adapter.calls).toEqual(["list", "revoke a", "list"]);
  });

  test("while it is being signed out the row stays, says so and offers nothing", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { success, ids } = await loaded(adapter);
    adapter.hold();
    act(() => void success().others[0]?.signOut?.());
    await waitFor(() => expect(success().others[0]?.state).toBe("signing-out"));
    expect(success().others[0]?.signOut).toBeUndefined();
    adapter.release();
    await waitFor(() => expect(ids()).toEqual([]));
  });

  test("the current row has no signOut", async () => {
    const { success } = await loaded(heldAdapter(sessionsOf("a")));
    expect(success().current?.signOut).toBeUndefined();
  });

  test("a list that fails is an error with a retry, after one request", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    adapter.nextLists = [failure("network")];
    const { result, ids } = show(adapter);
    await waitFor(() => expect(result.current.status).toBe("error"));
    expect(adapter.calls).toEqual(["list"]);
    act(() => (result.current as { retry: () => void }).retry());
    await waitFor(() => expect(ids()).toEqual(["a"]));
  });

  test("a refetch that fails keeps what is shown and says that it may be old", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { success, ids } = await loaded(adapter);
    adapter.nextLists = [failure("network")];
    act(() => success().retry());
    await waitFor(() => expect(success().refreshError?.code).toBe("network"));
    expect(ids()).toEqual(["a"]);
    act(() => success().retry());
    await waitFor(() => expect(success().refreshError).toBeUndefined());
  });

  test("a proof list that fails leaves the row as unknown, and the next list settles it", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { success, ids } = await loaded(adapter);
    adapter.nextLists = [failure("backend")];
    await act(async () => {
      expect(await success().others[0]?.signOut?.()).toMatchObject({ id: "a", outcome: "unknown" });
    });
    await waitFor(() => expect(success().others[0]).toMatchObject({ state: "unknown" }));
    expect(success().refreshError?.code).toBe("backend");
    act(() => success().retry());
    await waitFor(() => expect(ids()).toEqual([]));
  });

  test("a refusal is shown on its row with its error, and costs no further list", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { success } = await loaded(adapter);
    adapter.nextRevokes = [failure("rate-limited", { retryAfterSeconds: 270 })];
    await act(async () => {
      await success().others[0]?.signOut?.();
    });
    await waitFor(() => expect(success().others[0]).toMatchObject({ state: "failed" }));
    expect(success().others[0]?.error?.retryAfterSeconds).toBe(270);
    expect(adapter.calls).toEqual(["list", "revoke a"]);
  });

  test("all others are signed out with one request", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const { success, ids } = await loaded(adapter);
    await act(async () => {
      expect(await success().signOutOthers?.()).toEqual([
        { id: "a", outcome: "revoked", device: unknown(2) },
        { id: "b", outcome: "revoked", device: unknown(3) },
      ]);
    });
    await waitFor(() => expect(ids()).toEqual([]));
    expect(success().signOutOthers).toBeUndefined();
    expect(adapter.calls).toEqual(["list", "others", "list"]);
  });

  test("the host clearing its cache in mid-flight makes the page load again", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { queryClient, ids, result } = show(adapter);
    adapter.hold();
    act(() => queryClient.clear());
    adapter.release();
    await waitFor(() => expect(result.current.status).toBe("success"));
    act(() => queryClient.clear());
    await waitFor(() => expect(ids()).toEqual(["a"]));
  });

  test("the host cancelling the first fetch does not leave the page loading for ever", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    adapter.hold();
    const { queryClient, ids } = show(adapter);
    await waitFor(() => expect(adapter.calls.length).toBeGreaterThan(0));
    await act(() => queryClient.cancelQueries());
    adapter.release();
    await waitFor(() => expect(ids()).toEqual(["a"]));
  });

  test("a list without a row that the host writes before ours is never shown, and ours is fetched", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const queryClient = hostileClient();
    queryClient.setQueryData(sessionKeys.list("held", "ada"), { sessions: [] });
    const { ids } = show(adapter, { queryClient });
    await waitFor(() => expect(ids()).toEqual(["a"]));
  });

  test("a list without a row that a default of the host's leaves in the cache hides no outage", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const queryClient = new QueryClient({ defaultOptions: { queries: { initialData: { sessions: [] } } } });
    const key = sessionKeys.list("held", "ada");
    // The host's write makes the query, so a reset goes back to the host's initial data.
    queryClient.setQueryData(key, { sessions: sessionsOf("forged") });
    await queryClient.resetQueries();
    expect(queryClient.getQueryData(key)).toEqual({ sessions: [] });
    adapter.nextLists = Array.from({ length: 9 }, () => failure("network"));
    const { result, ids } = show(adapter, { queryClient });
    await waitFor(() => expect(result.current.status).toBe("error"));
    expect(queryClient.getQueryData(key)).toBeUndefined();
    adapter.nextLists = [];
    act(() => (result.current as { retry: () => void }).retry());
    await waitFor(() => expect(ids()).toEqual(["a"]));
  });

  test("a list without a row is taken out of the cache at the moment in which a host's reset leaves it there", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const queryClient = new QueryClient({ defaultOptions: { queries: { initialData: { sessions: [] } } } });
    const key = sessionKeys.list("held", "ada");
    adapter.nextLists = Array.from({ length: 9 }, () => failure("network"));
    const { result } = show(adapter, { queryClient });
    await waitFor(() => expect(result.current.status).toBe("error"));
    act(() => {
      queryClient.removeQueries();
      queryClient.setQueryData(key, { sessions: sessionsOf("forged") });
      void queryClient.resetQueries();
      expect(queryClient.getQueryData(key)).toBeUndefined();
    });
    await waitFor(() => expect(result.current.status).toBe("error"));
  });

  test("several readers of a list without a row send one request for a better one", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const queryClient = new QueryClient();
    queryClient.setQueryData(sessionKeys.list("held", "ada"), { sessions: [] });
    const { result } = show(adapter, {
      queryClient,
      children: [<AnotherReader key="1" />, <AnotherReader key="2" />],
    });
    await waitFor(() => expect(result.current.status).toBe("success"));
    expect(adapter.calls).toEqual(["list"]);
  });

  test("a list without a row that the host writes during our request costs no second one", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    adapter.hold();
    const { queryClient, ids } = show(adapter);
    await waitFor(() => expect(adapter.calls).toEqual(["list"]));
    act(() => void queryClient.setQueryData(sessionKeys.list("held", "ada"), { sessions: [] }));
    await act(async () => adapter.release());
    await waitFor(() => expect(ids()).toEqual(["a"]));
    expect(adapter.calls).toEqual(["list"]);
  });

  test("a stale list without a row costs no second request", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const queryClient = new QueryClient();
    queryClient.setQueryData(sessionKeys.list("held", "ada"), { sessions: [] }, { updatedAt: 1 });
    const { ids } = show(adapter, { queryClient });
    await waitFor(() => expect(ids()).toEqual(["a"]));
    expect(adapter.calls).toEqual(["list"]);
  });

  test("a list without a row that the host writes over ours takes nothing from the page", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { queryClient, ids, success } = await loaded(adapter);
    adapter.hold();
    act(() => {
      queryClient.setQueryData(sessionKeys.list("held", "ada"), { sessions: [] });
      void queryClient.invalidateQueries();
    });
    await waitFor(() => expect(success().isRefreshing).toBe(true));
    expect(ids()).toEqual(["a"]);
    await act(async () => adapter.release());
  });

  test("rows that the host wrote with one id are one row", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const queryClient = new QueryClient();
    queryClient.setQueryData(sessionKeys.list("held", "ada"), { sessions: sessionsOf("a", "a") });
    adapter.hold();
    const { ids } = show(adapter, { queryClient });
    expect(ids()).toEqual(["a"]);
  });

  test("what the host writes into the cache is not shown in place of what the backend said", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { queryClient, ids } = await loaded(adapter);
    act(() => {
      queryClient.setQueryData(sessionKeys.list("held", "ada"), { sessions: sessionsOf("forged") });
    });
    await waitFor(() => expect(ids()).toEqual(["a"]));
  });

  test("a callback of the host's cache that throws falsifies nothing", async () => {
    const queryClient = new QueryClient({
      queryCache: new QueryCache({
        onSuccess: () => {
          throw new Error("a toast");
        },
      }),
    });
    const adapter = heldAdapter(sessionsOf("a"));
    const { success, ids } = await loaded(adapter, { queryClient });
    await act(async () => {
      await success().others[0]?.signOut?.();
    });
    await waitFor(() => expect(ids()).toEqual([]));
    expect(success().refreshError).toBeUndefined();
  });
});

describe("who is asking", () => {
  test("an unknown user is loading, and nothing is fetched", () => {
    const adapter = heldAdapter(sessionsOf("a"));
    expect(show(adapter, { userId: undefined }).result.current).toEqual({ status: "pending" });
    expect(adapter.calls).toEqual([]);
  });

  test("nobody signed in is signed-out, and nothing is fetched", () => {
    const adapter = heldAdapter(sessionsOf("a"));
    expect(show(adapter, { userId: null }).result.current).toEqual({ status: "signed-out" });
    expect(adapter.calls).toEqual([]);
  });

  test("a session that the backend says is gone is signed-out, and the host is told once", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const onSignedOut = vi.fn();
    const { success, result } = await loaded(adapter, { onSignedOut });
    adapter.nextLists = [failure("unauthenticated"), failure("unauthenticated")];
    act(() => success().retry());
    await waitFor(() => expect(result.current.status).toBe("signed-out"));
    expect(onSignedOut).toHaveBeenCalledTimes(1);
  });

  test("another user never sees a frame of the former one's devices, and nothing more is sent for that one", async () => {
    const adapter = heldAdapter(sessionsOf("a-of-ada"));
    const queryClient = hostileClient();
    const frames: string[] = [];
    function Page({ userId }: { userId: string }) {
      const devices = useDevices();
      if (devices.status === "success") frames.push(...devices.others.map(({ id }) => `${userId} ${id}`));
      return null;
    }
    const tree = (userId: string) => (
      <StrictMode>
        <DevicesProvider adapter={adapter} userId={userId} queryClient={queryClient}>
          <Page userId={userId} />
        </DevicesProvider>
      </StrictMode>
    );
    const { rerender } = render(tree("ada"));
    await waitFor(() => expect(frames).toContain("ada a-of-ada"));
    adapter.sessions = sessionsOf("b-of-bob");
    rerender(tree("bob"));
    await waitFor(() => expect(frames).toContain("bob b-of-bob"));
    expect(frames.filter((frame) => frame.startsWith("bob"))).not.toContain("bob a-of-ada");
    expect(queryClient.getQueryCache().findAll({ queryKey: sessionKeys.user("held", "ada") })).toEqual([]);
  });

  test("a sign-out under way when the user changes ends as unknown and makes no list", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const queryClient = hostileClient();
    let signOut: (() => Promise<unknown>) | undefined;
    function Page() {
      const devices = useDevices();
      if (devices.status === "success") signOut ??= devices.others[0]?.signOut;
      return null;
    }
    const tree = (userId: string | null) => (
      <DevicesProvider adapter={adapter} userId={userId} queryClient={queryClient}>
        <Page />
      </DevicesProvider>
    );
    const { rerender } = render(tree("ada"));
    await waitFor(() => expect(signOut).toBeDefined());
    adapter.hold();
    const result = signOut?.();
    await waitFor(() => expect(adapter.calls).toContain("revoke a"));
    rerender(tree(null));
    adapter.release();
    expect(await result).toMatchObject({ outcome: "unknown" });
    expect(adapter.calls).toEqual(["list", "revoke a"]);
  });
});

describe("stepping up", () => {
  test("signing out asks the person, and is tried once more", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const onReauthRequired = vi.fn(async () => {});
    const { success, ids } = await loaded(adapter, { onReauthRequired });
    adapter.nextRevokes = [failure("reauth-required")];
    await act(async () => {
      expect(await success().others[0]?.signOut?.()).toEqual({
        id: "a",
        outcome: "revoked",
        device: unknown(2),
      });
    });
    await waitFor(() => expect(ids()).toEqual([]));
    expect(onReauthRequired.mock.calls).toEqual([["sign-out"]]);
  });

  test("a person who would not leaves everything as it was", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { success } = await loaded(adapter, { onReauthRequired: () => Promise.reject(new Error("no")) });
    adapter.nextRevokes = [failure("reauth-required")];
    await act(async () => {
      expect(await success().others[0]?.signOut?.()).toMatchObject({ outcome: "refused" });
    });
    expect(adapter.calls).toEqual(["list", "revoke a"]);
  });

  test("two needs at the same time ask once", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const onReauthRequired = vi.fn(async () => {});
    const { success, ids } = await loaded(adapter, { onReauthRequired });
    adapter.nextRevokes = [failure("reauth-required"), failure("reauth-required")];
    await act(async () => {
      await Promise.all(success().others.map(({ signOut }) => signOut?.()));
    });
    await waitFor(() => expect(ids()).toEqual([]));
    expect(onReauthRequired).toHaveBeenCalledTimes(1);
  });

  test("a list that needs it is a state of its own, and only the person's own action asks", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    adapter.nextLists = [failure("reauth-required")];
    const onReauthRequired = vi.fn(async () => {});
    const { result, ids } = show(adapter, { onReauthRequired });
    await waitFor(() => expect(result.current.status).toBe("reauth-required"));
    expect(onReauthRequired).not.toHaveBeenCalled();
    await act(async () => {
      await (result.current as { confirm: () => Promise<void> }).confirm();
    });
    await waitFor(() => expect(ids()).toEqual(["a"]));
    expect(onReauthRequired.mock.calls).toEqual([["list"]]);
  });
});

describe("what is rendered", () => {
  test("an unchanged refetch hands out the same rows", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    adapter.extra = { serverTime: "2026-11-21T10:00:00.000Z" };
    const { success } = await loaded(adapter);
    const before = success();
    adapter.extra = { serverTime: "2026-11-21T10:00:05.000Z" };
    act(() => before.retry());
    await waitFor(() => expect(adapter.calls).toEqual(["list", "list"]));
    await waitFor(() => expect(success().isRefreshing).toBe(false));
    expect(success().others.every((row, index) => row === before.others[index])).toBe(true);
    expect(success().current).toBe(before.current);
  });

  test("removing one device leaves the rows of the others the same", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b", "c"));
    adapter.sessions = adapter.sessions.map((session) => ({ ...session, name: `name of ${session.id}` }));
    const { success } = await loaded(adapter);
    const [, b, c] = success().others;
    await act(async () => {
      await success().others[0]?.signOut?.();
    });
    await waitFor(() => expect(success().others).toHaveLength(2));
    expect(success().others[0]).toBe(b);
    expect(success().others[1]).toBe(c);
  });

  test("only the shown page is made into devices, and more on request", async () => {
    const adapter = heldAdapter(sessionsOf(...Array.from({ length: 250 }, (_, index) => `s${index}`)));
    adapter.sessions = adapter.sessions.map(({ lastActiveAt: _, ...session }) => session);
    const { success } = await loaded(adapter);
    expect(success().others).toHaveLength(25);
    expect(success().othersCount).toBe(250);
    act(() => success().showMore?.());
    expect(success().others).toHaveLength(75);
    for (let page = 0; page < 4; page++) act(() => success().showMore?.());
    expect(success().others).toHaveLength(250);
    expect(success().showMore).toBeUndefined();
  });

  test("no current session turns every sign-out off and says why", async () => {
    const { success } = await loaded(heldAdapter(sessionsOf("a").slice(1)));
    expect(success()).toMatchObject({ readOnlyReason: "current-unknown", othersCount: 1 });
    expect(success().others[0]?.signOut).toBeUndefined();
    expect(success().signOutOthers).toBeUndefined();
  });

  test("two current sessions are no current session", async () => {
    const adapter = heldAdapter([...sessionsOf("a"), { id: "me-too", isCurrent: true }]);
    const { success } = await loaded(adapter);
    expect(success()).toMatchObject({ readOnlyReason: "current-unknown", othersCount: 3 });
    expect(success().others.every(({ isCurrent }) => !isCurrent)).toBe(true);
  });

  test("a hook outside a provider says what it needs", () => {
    expect(() => renderHook(() => useDevices())).toThrow("DevicesProvider");
    takeConsole();
  });
});

test("the host's client is found in its own provider, and two widgets share one list", async () => {
  const adapter = heldAdapter(sessionsOf("a"));
  const seen: string[] = [];
  function Page() {
    const devices = useDevices();
    seen.push(devices.status);
    return null;
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      {["one", "two"].map((key) => (
        <DevicesProvider key={key} adapter={adapter} userId="ada">
          <Page />
        </DevicesProvider>
      ))}
    </QueryClientProvider>,
  );
  await waitFor(() => expect(seen.filter((status) => status === "success").length).toBeGreaterThan(1));
  expect(adapter.calls).toEqual(["list"]);
});

test("without any client the provider makes one of its own", async () => {
  const adapter = heldAdapter(sessionsOf("a"));
  const { result } = renderHook(() => useDevices(), {
    wrapper: ({ children }) => (
      <DevicesProvider adapter={adapter} userId="ada">
        {children}
      </DevicesProvider>
    ),
  });
  await waitFor(() => expect(result.current.status).toBe("success"));
});
