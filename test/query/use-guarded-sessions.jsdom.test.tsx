import { QueryCache, QueryClient } from "@tanstack/react-query";
import { act, render, waitFor } from "@testing-library/react";
import { Component, type ReactNode, Suspense } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SessionsProvider } from "../../src/query/sessions-provider.tsx";
import { takeConsole } from "../setup/console.ts";
import { type HeldAdapter, heldAdapter, sessionsOf } from "./held-adapter.ts";
import { ListedIds } from "./listed-ids.tsx";
import { loadRawHooks, mountRawHooks } from "./mount-raw-hooks.tsx";
import { showDevices } from "./show-devices.tsx";

describe("a page that is left", () => {
  test("while it signs a device out does not take the request back", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const view = await loadRawHooks(adapter);
    adapter.hold();
    const running = view.result.current.revoke.mutateAsync("a");
    await waitFor(() => expect(adapter.calls).toContain("revoke a"));
    view.unmount();
    adapter.release();
    await expect(running).resolves.toEqual({ id: "a", outcome: "revoked" });
    expect(adapter.calls).toEqual(["list", "revoke a", "list"]);
  });

  test("and shown again has the newest list at once", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const first = await loadRawHooks(adapter, { queryClient: new QueryClient() });
    adapter.hold();
    const running = first.result.current.revoke.mutateAsync("a");
    await waitFor(() => expect(adapter.calls).toContain("revoke a"));
    first.unmount();
    adapter.release();
    await act(() => running);
    const second = mountRawHooks(adapter, { queryClient: first.queryClient });
    expect(second.ids()).toEqual(["me"]);
    expect(adapter.calls).toEqual(["list", "revoke a", "list"]);
  });
});

describe("a host that clears its cache", () => {
  test("while a device is signed out changes nothing in what becomes of it", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result, queryClient, ids } = await loadRawHooks(adapter);
    adapter.hold();
    const running = result.current.revoke.mutateAsync("a");
    await waitFor(() => expect(adapter.calls).toContain("revoke a"));
    act(() => queryClient.clear());
    adapter.release();
    await act(async () => {
      expect(await running).toEqual({ id: "a", outcome: "revoked" });
    });
    await waitFor(() => expect(ids()).toEqual(["me"]));
    expect(adapter.calls.filter((call) => call === "revoke a")).toHaveLength(1);
  });

  test("and has no page mounted does not get the list back", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result, queryClient, unmount } = await loadRawHooks(adapter);
    const { mutateAsync } = result.current.revoke;
    unmount();
    queryClient.clear();
    await mutateAsync("a");
    expect(queryClient.getQueryCache().getAll()).toEqual([]);
  });
});

describe("a boundary above the page", () => {
  const pageOf = (adapter: HeldAdapter) => {
    const queryClient = new QueryClient();
    return (children: ReactNode) => (
      <SessionsProvider adapter={adapter} userId="ada" queryClient={queryClient}>
        {children}
      </SessionsProvider>
    );
  };
  test("that shows its fallback for a while costs no request", async () => {
    let wait: Promise<void> | undefined;
    let go = () => {};
    function Neighbour({ isWaiting }: { isWaiting: boolean }) {
      if (isWaiting && wait) throw wait;
      return null;
    }
    const adapter = heldAdapter(sessionsOf("a"));
    const page = pageOf(adapter);
    const tree = (isWaiting: boolean) =>
      page(
        <Suspense fallback="waiting">
          <ListedIds />
          <Neighbour isWaiting={isWaiting} />
        </Suspense>,
      );
    const { container, rerender } = render(tree(false));
    await waitFor(() => expect(container).toHaveTextContent("me a"));
    wait = new Promise((resolve) => {
      go = resolve;
    });
    rerender(tree(true));
    expect(container).toHaveTextContent("waiting");
    await act(async () => {
      wait = undefined;
      go();
    });
    expect(container).toHaveTextContent(/^me a$/);
    expect(adapter.calls).toEqual(["list"]);
  });

  test("that caught an error shows the list again without a request", async () => {
    let isBroken = false;
    class Boundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
      override state = { isBroken: false };
      static getDerivedStateFromError() {
        return { isBroken: true };
      }
      override render() {
        if (!this.state.isBroken) return this.props.children;
        return (
          <button type="button" onClick={() => this.setState({ isBroken: false })}>
            Again
          </button>
        );
      }
    }
    function Neighbour() {
      if (isBroken) throw new Error("the host's own");
      return null;
    }
    const adapter = heldAdapter(sessionsOf("a"));
    const page = pageOf(adapter);
    const tree = () =>
      page(
        <Boundary>
          <ListedIds />
          <Neighbour />
        </Boundary>,
      );
    const { container, rerender, getByRole } = render(tree());
    await waitFor(() => expect(container).toHaveTextContent("me a"));
    isBroken = true;
    rerender(tree());
    takeConsole();
    isBroken = false;
    act(() => getByRole("button").click());
    expect(container).toHaveTextContent("me a");
    expect(adapter.calls).toEqual(["list"]);
  });
});

describe("a host's QueryCache callback that throws", () => {
  test.each(["onSuccess", "onSettled"])(
    "does not make the page say that its list is old: %s",
    async (name) => {
      const queryClient = new QueryClient({
        queryCache: new QueryCache({
          [name]: () => {
            throw new Error("a toast");
          },
        }),
      });
      const { success } = await showDevices(heldAdapter(sessionsOf("a")), queryClient);
      await waitFor(() => expect(success().isRefreshing).toBe(false));
      expect(success().refreshError).toBeUndefined();
      expect(success().others).toHaveLength(1);
    },
  );
});

describe("a page on which nothing happens", () => {
  const isHidden = vi.spyOn(document, "hidden", "get");
  const visibility = vi.spyOn(document, "visibilityState", "get");
  beforeEach(() => {
    vi.useFakeTimers();
    isHidden.mockReturnValue(false);
    visibility.mockReturnValue("visible");
  });
  afterEach(() => vi.useRealTimers());
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  const showPage = (isShown: boolean) =>
    act(() => {
      isHidden.mockReturnValue(!isShown);
      visibility.mockReturnValue(isShown ? "visible" : "hidden");
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    });
  const idle = async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const view = await vi.waitFor(() => showDevices(adapter), { timeout: 15_000 });
    // TanStack Query's own timers after a fetch (stale, garbage) are over by then.
    await pass(301_000);
    return { ...view, adapter };
  };

  test("has one timer while it is seen, and none while it is hidden", async () => {
    await idle();
    expect(vi.getTimerCount()).toBe(1);
    showPage(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("requests nothing, and does not render between two minutes", async () => {
    const { adapter, renders } = await idle();
    const before = renders();
    await pass(28_000);
    expect(renders()).toBe(before);
    await pass(10 * 60_000);
    expect(adapter.calls).toEqual(["list"]);
  });

  test("keeps a row whose words did not change", async () => {
    const { success } = await idle();
    const [before] = success().others;
    await pass(120_000);
    expect(success().others[0]).toBe(before);
  });
});
