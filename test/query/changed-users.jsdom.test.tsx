import { QueryClient } from "@tanstack/react-query";
import { act, waitFor } from "@testing-library/react";
import { Activity, type ReactNode, Suspense } from "react";
import { describe, expect, test, vi } from "vitest";
import type { SignOutResult } from "../../src/core/sign-out-result.ts";
import { sessionKeys } from "../../src/query/source.ts";
import { type CookieBackend, cookieBackend } from "./cookie-backend.ts";
import { loadDevicesPage, openDevicesPage } from "./devices-page.tsx";
import { heldAdapter, sessionsOf } from "./held-adapter.ts";
import { settle } from "./settle.ts";

const outcomes = (results: SignOutResult[]) => [...new Set(results.map(({ outcome }) => outcome))].sort();
const revocationsAs = (user: string, { calls }: CookieBackend) =>
  calls.filter((call) => call.startsWith("revoke") && call.endsWith(`as ${user}`));
const visible = (children: ReactNode) => <Activity mode="visible">{children}</Activity>;
const hidden = (children: ReactNode) => <Activity mode="hidden">{children}</Activity>;

describe.each([
  { name: "with a subject", hasSubject: true },
  { name: "without one", hasSubject: false },
])("another person signs in while nobody sees the page, and lists come $name:", ({ hasSubject }) => {
  const away = {
    unmounted: {
      around: visible,
      leave: (page: Awaited<ReturnType<typeof loadDevicesPage>>) => page.unmount(),
    },
    "in a hidden Activity": {
      around: visible,
      leave: (page: Awaited<ReturnType<typeof loadDevicesPage>>) => page.change({ around: hidden }),
    },
    "in a hidden Activity that is told of it": {
      around: visible,
      leave(page: Awaited<ReturnType<typeof loadDevicesPage>>) {
        page.change({ around: hidden });
        page.change({ around: hidden, userId: "bob" });
      },
    },
  };

  test.each(Object.entries(away))("a batch that is under way stops (%s)", async (_, { around, leave }) => {
    const backend = cookieBackend({ others: 12, hasSubject });
    const { adapter, calls } = backend;
    const page = await loadDevicesPage({ adapter, around });
    backend.hold();
    const running = page.success().signOutOthers?.() as Promise<SignOutResult[]>;
    await waitFor(() => expect(revocationsAs("ada", backend)).toHaveLength(4));
    leave(page);
    await act(async () => {});
    backend.cookie = "bob";
    backend.release();
    const results = (await settle(() => running)) as SignOutResult[];
    expect(revocationsAs("bob", backend)).toEqual([]);
    expect(calls.filter((call) => call === "list as bob").length).toBeLessThanOrEqual(2);
    expect(outcomes(results)).toEqual(["refused", "unknown"]);
    expect(results.filter(({ outcome }) => outcome === "unknown")).toHaveLength(4);
    expect(new Set(results.flatMap(({ error }) => error?.code ?? []))).toEqual(new Set(["unauthenticated"]));
  });

  test.each([
    { name: "after a user of the page", first: "ada" },
    { name: "after a page that was made anew", first: undefined },
  ])("who comes back sees their own sessions alone, $name", async ({ first }) => {
    const backend = cookieBackend({ others: 6, hasSubject });
    const { adapter } = backend;
    const queryClient = new QueryClient();
    const former = await loadDevicesPage({ adapter }, queryClient);
    backend.hold();
    const running = former.success().signOutOthers?.();
    await waitFor(() => expect(revocationsAs("ada", backend)).toHaveLength(4));
    former.unmount();
    await act(async () => {});
    backend.cookie = "bob";
    backend.release();
    await settle(() => Promise.resolve(running));
    backend.cookie = "ada";
    const page = openDevicesPage({ adapter, userId: first }, queryClient);
    page.change({ userId: "ada" });
    await waitFor(() => expect(page.shown()).toBe("ada0 ada5 ada6"));
    expect(page.frames.filter((frame) => frame.includes("bob"))).toEqual([]);
  });

  test("a batch that its own person left goes on to its end", async () => {
    const backend = cookieBackend({ others: 9, hasSubject });
    const page = await loadDevicesPage({ adapter: backend.adapter });
    backend.hold();
    const running = page.success().signOutOthers?.() as Promise<SignOutResult[]>;
    await waitFor(() => expect(revocationsAs("ada", backend)).toHaveLength(4));
    page.unmount();
    await act(async () => {});
    backend.release();
    expect(outcomes((await settle(() => running)) as SignOutResult[])).toEqual(["revoked"]);
    expect(backend.sessions.ada).toEqual([{ id: "ada0", isCurrent: true }]);
  });
});

describe("a list that says that it is another person's", () => {
  const signedOutByAnotherCookie = async () => {
    const backend = cookieBackend({ hasSubject: true });
    const queryClient = new QueryClient();
    const onSignedOut = vi.fn();
    const page = await loadDevicesPage({ adapter: backend.adapter, onSignedOut }, queryClient);
    backend.cookie = "bob";
    await act(() => queryClient.invalidateQueries());
    await waitFor(() => expect(page.shown()).toBe("signed-out"));
    return { backend, queryClient, onSignedOut, page };
  };

  test("is never shown: the person reads once that they are signed out", async () => {
    const { queryClient, onSignedOut, page } = await signedOutByAnotherCookie();
    await act(() => queryClient.invalidateQueries());
    expect(page.frames).toEqual(["pending", "ada0 ada1 ada2", "signed-out"]);
    expect(onSignedOut).toHaveBeenCalledTimes(1);
    const cached = queryClient.getQueryData(sessionKeys.list("cookie", "ada"));
    expect(JSON.stringify(cached ?? null)).not.toContain("bob");
  });

  test("does not stay between the person and their list once the host says again who they are", async () => {
    const { backend, page } = await signedOutByAnotherCookie();
    backend.cookie = "ada";
    page.change({ userId: null });
    page.change({ userId: "ada" });
    await waitFor(() => expect(page.shown()).toBe("ada0 ada1 ada2"));
  });

  test("does not stay between the person and a page that is made anew", async () => {
    const { backend, queryClient, page } = await signedOutByAnotherCookie();
    page.unmount();
    backend.cookie = "ada";
    const next = openDevicesPage({ adapter: backend.adapter }, queryClient);
    await waitFor(() => expect(next.shown()).toBe("ada0 ada1 ada2"));
  });

  test("does not stay between the person and a page that comes back from the browser's memory", async () => {
    const { backend, page } = await signedOutByAnotherCookie();
    backend.cookie = "ada";
    act(() => void window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true })));
    await waitFor(() => expect(page.shown()).toBe("ada0 ada1 ada2"));
  });
});

describe("a backend of another name, and then another user", () => {
  test("leave nothing of the former one in the cache", async () => {
    const backend = cookieBackend();
    const queryClient = new QueryClient();
    const page = await loadDevicesPage({ adapter: backend.adapterNamed("one") }, queryClient);
    for (const name of ["two", "three"]) {
      page.change({ adapter: backend.adapterNamed(name) });
      await waitFor(() => expect(page.shown()).toBe("ada0 ada1 ada2"));
    }
    backend.cookie = "bob";
    page.change({ adapter: backend.adapterNamed("three"), userId: "bob" });
    const users = queryClient.getQueryCache().findAll({ queryKey: sessionKeys.all });
    expect(users.map(({ queryKey }) => queryKey[2])).toEqual(["bob"]);
  });

  test("stop what the former one's batch would still send", async () => {
    const backend = cookieBackend({ others: 12 });
    const page = await loadDevicesPage({ adapter: backend.adapterNamed("one") });
    backend.hold();
    const running = page.success().signOutOthers?.();
    await waitFor(() => expect(revocationsAs("ada", backend)).toHaveLength(4));
    page.change({ adapter: backend.adapterNamed("two") });
    backend.cookie = "bob";
    page.change({ adapter: backend.adapterNamed("two"), userId: "bob" });
    backend.release();
    await settle(() => Promise.resolve(running));
    expect(revocationsAs("bob", backend)).toEqual([]);
    await waitFor(() => expect(page.shown()).toMatch(/^bob0 bob1 .*bob12$/));
  });
});

describe("a user who is unknown for a moment", () => {
  test("while the page is suspended leaves a page that works", async () => {
    let wait: Promise<void> | undefined;
    let go = () => {};
    function Neighbour() {
      if (wait) throw wait;
      return null;
    }
    const adapter = heldAdapter(sessionsOf("a"));
    const within = (hooks: ReactNode) => (
      <Suspense>
        {hooks}
        <Neighbour />
      </Suspense>
    );
    const page = await loadDevicesPage({ adapter, within });
    wait = new Promise((resolve) => {
      go = resolve;
    });
    page.change({ userId: "ada" });
    page.change({ userId: undefined });
    page.change({ userId: "ada" });
    await act(async () => {
      wait = undefined;
      go();
    });
    await waitFor(() => expect(page.shown()).toBe("me a"));
    expect(await settle(async () => page.success().others[0]?.signOut?.())).toMatchObject({
      outcome: "revoked",
    });
  });

  test.each([
    { name: "at once", changes: [[{ userId: undefined }, { userId: "ada" }]] },
    { name: "after a while", changes: [[{ userId: undefined }], [{ userId: "ada" }]] },
  ])("while the page is in a hidden Activity leaves a page that works ($name)", async ({ changes }) => {
    const adapter = heldAdapter(sessionsOf("a"));
    const page = await loadDevicesPage({ adapter, within: visible });
    page.change({ within: hidden });
    for (const together of changes) {
      page.change(...together);
      await act(async () => {});
    }
    page.change({ within: visible });
    await waitFor(() => expect(page.shown()).toBe("me a"));
    expect(await settle(async () => page.success().others[0]?.signOut?.())).toMatchObject({
      outcome: "revoked",
    });
  });

  test("on one of two pages of one client leaves the other a page that works", async () => {
    const backend = cookieBackend();
    const { adapter } = backend;
    const queryClient = new QueryClient();
    const stays = await loadDevicesPage({ adapter }, queryClient);
    const changes = await loadDevicesPage({ adapter }, queryClient);
    backend.cookie = "bob";
    changes.change({ userId: "bob" });
    await waitFor(() => expect(changes.shown()).toBe("bob0 bob1 bob2"));
    backend.cookie = "ada";
    changes.change({ userId: "ada" });
    await waitFor(() => expect(changes.shown()).toBe("ada0 ada1 ada2"));
    await waitFor(() => expect(stays.shown()).toBe("ada0 ada1 ada2"));
    expect(await settle(async () => stays.success().others[0]?.signOut?.())).toMatchObject({
      outcome: "revoked",
    });
  });

  test("on one of two pages of one client leaves the other's mutations working", async () => {
    const backend = cookieBackend();
    const { adapter } = backend;
    const queryClient = new QueryClient();
    const stays = await loadDevicesPage({ adapter }, queryClient);
    const changes = await loadDevicesPage({ adapter }, queryClient);
    changes.change({ userId: undefined });
    changes.change({ userId: "ada" });
    await waitFor(() => expect(stays.shown()).toBe("ada0 ada1 ada2"));
    expect(await settle(() => stays.revoke().mutateAsync("ada1"))).toMatchObject({ outcome: "revoked" });
  });
});
