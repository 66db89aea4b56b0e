import { focusManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { describe, expect, test } from "vitest";
import { useRevokeOtherSessions } from "../../src/query/hooks.ts";
import { sessionsOptions } from "../../src/query/query-options.ts";
import { SessionsProvider } from "../../src/query/sessions-provider.tsx";
import { sessionKeys } from "../../src/query/source.ts";
import { heldAdapter, sessionsOf } from "./held-adapter.ts";
import { hostileClient } from "./hostile-host.ts";
import { ListedIds } from "./listed-ids.tsx";
import { loadRawHooks } from "./mount-raw-hooks.tsx";
import { settle } from "./settle.ts";

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

describe("an adapter that is a new object at each render", () => {
  test("keeps the list, and the newest one is asked", async () => {
    const first = heldAdapter(sessionsOf("a"));
    const view = await loadRawHooks(first);
    const second = heldAdapter(sessionsOf("a"));
    view.change({ adapter: second });
    expect(view.ids()).toEqual(["me", "a"]);
    expect(await settle(() => view.result.current.revoke.mutateAsync("a"))).toMatchObject({
      outcome: "revoked",
    });
    expect(first.calls).toEqual(["list"]);
    expect(second.calls).toEqual(["revoke a", "list"]);
  });

  test("is asked for the list in place of the older one in a host's own options", async () => {
    const first = heldAdapter(sessionsOf("a"));
    const queryClient = new QueryClient();
    const older = sessionsOptions({ adapter: first, userId: "ada", queryClient });
    const second = heldAdapter(sessionsOf("a"));
    const view = await loadRawHooks(first, { queryClient });
    view.change({ adapter: second });
    first.calls.length = 0;
    await act(() => queryClient.fetchQuery({ ...older, staleTime: 0 }));
    expect(first.calls).toEqual([]);
    expect(second.calls).toEqual(["list"]);
  });

  test("is asked no more by a host's own options once its provider is gone", async () => {
    const provided = heldAdapter(sessionsOf("a"));
    const queryClient = new QueryClient();
    const view = await loadRawHooks(provided, { queryClient });
    view.unmount();
    const newer = heldAdapter(sessionsOf("a", "b"));
    provided.calls.length = 0;
    await queryClient.fetchQuery({
      ...sessionsOptions({ adapter: newer, userId: "ada", queryClient }),
      staleTime: 0,
    });
    expect(provided.calls).toEqual([]);
    expect(newer.calls).toEqual(["list"]);
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
    expect(await settle(() => running)).toMatchObject({ outcome: "revoked" });
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
      return <ListedIds />;
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
    await settle(() => Promise.all([buttons.at(-1)?.(), buttons.at(-2)?.()]));
    await waitFor(() => expect(container).toHaveTextContent(/^meme$/));
    expect(acting(adapter.calls)).toEqual(["others"]);
  });

  test("on two clients are two pages, of which one follows the other by a list of its own", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const one = await loadRawHooks(adapter);
    const two = await loadRawHooks(adapter);
    expect(adapter.calls).toEqual(["list", "list"]);
    await settle(() => one.result.current.revoke.mutateAsync("a"));
    await waitFor(() => expect(two.ids()).toEqual(["me"]));
    expect(adapter.calls).toEqual(["list", "list", "revoke a", "list", "list"]);
  });

  test("one that came and went leaves the other its own adapter", async () => {
    const [stays, leaves] = [heldAdapter(sessionsOf("a")), heldAdapter(sessionsOf("a"))];
    const client = hostileClient();
    const view = await loadRawHooks(stays, { queryClient: client });
    const other = page(<SessionsProvider adapter={leaves} userId="ada" />, client);
    other.unmount();
    view.rerender();
    await settle(() => view.result.current.revoke.mutateAsync("a"));
    expect(leaves.calls).toEqual([]);
    expect(acting(stays.calls)).toEqual(["revoke a"]);
  });

  test("one leaving does not take the list from the other", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const client = hostileClient();
    const gone = page(
      <SessionsProvider adapter={adapter} userId="ada">
        <ListedIds />
      </SessionsProvider>,
      client,
    );
    const stays = await loadRawHooks(adapter, { queryClient: client });
    gone.unmount();
    await settle(() => stays.result.current.revoke.mutateAsync("a"));
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
