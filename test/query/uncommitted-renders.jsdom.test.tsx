import { QueryClient } from "@tanstack/react-query";
import { act, waitFor } from "@testing-library/react";
import { type ReactNode, Suspense } from "react";
import { describe, expect, test, vi } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import { loadDevicesPage } from "./devices-page.tsx";
import { heldAdapter, sessionsOf } from "./held-adapter.ts";
import { settle } from "./settle.ts";

const never = new Promise<void>(() => {});
function Forever(): ReactNode {
  throw never;
}
const around = (provider: ReactNode) => <Suspense>{provider}</Suspense>;
const suspended = (hooks: ReactNode) => (
  <>
    {hooks}
    <Forever />
  </>
);

describe("a render that React never commits", () => {
  test("hands neither its adapter nor its handler to the page", async () => {
    const [committed, other] = [heldAdapter(sessionsOf("a")), heldAdapter(sessionsOf("a"))];
    const [asked, notAsked] = [vi.fn(async () => {}), vi.fn(async () => {})];
    const page = await loadDevicesPage({ adapter: committed, around, onReauthRequired: asked });
    const { signOut } = page.success().others[0] ?? {};
    page.tryChange({ adapter: other, onReauthRequired: notAsked, within: suspended });
    committed.nextRevokes = [new SessionsError("reauth-required", "who?")];
    expect(await settle(async () => signOut?.())).toMatchObject({ outcome: "revoked" });
    expect(other.calls).toEqual([]);
    expect(notAsked).not.toHaveBeenCalled();
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test("of another user leaves the mutation that runs its state and its result", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const page = await loadDevicesPage({ adapter, around });
    adapter.hold();
    act(() => page.revoke().mutate("a"));
    await waitFor(() => expect(page.revoke().status).toBe("pending"));
    page.tryChange({ userId: "bob", within: suspended });
    page.change({ userId: "ada" });
    expect(page.revoke().status).toBe("pending");
    await act(async () => adapter.release());
    await waitFor(() => expect(page.revoke()).toMatchObject({ status: "success", variables: "a" }));
    expect(page.shown()).toBe("me");
  });

  test("of another user takes nothing from the one on the page", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const page = await loadDevicesPage({ adapter, around });
    page.tryChange({ userId: "bob", within: suspended });
    await act(async () => {});
    expect(page.shown()).toBe("me a");
    expect(await settle(async () => page.success().others[0]?.signOut?.())).toMatchObject({
      outcome: "revoked",
    });
    expect(adapter.calls).toEqual(["list", "revoke a", "list"]);
  });
});

test("a page that comes and goes leaves no listener behind", async () => {
  const queryClient = new QueryClient();
  const cache = queryClient.getQueryCache();
  let [inCache, inWindow] = [0, 0];
  const subscribe = cache.subscribe.bind(cache);
  vi.spyOn(cache, "subscribe").mockImplementation((listener) => {
    inCache += 1;
    const stop = subscribe(listener);
    return () => {
      inCache -= 1;
      stop();
    };
  });
  const listen = vi.spyOn(window, "addEventListener");
  const forget = vi.spyOn(window, "removeEventListener");
  const counts: [number, number][] = [];
  for (let visit = 0; visit < 5; visit += 1) {
    const adapter = heldAdapter(sessionsOf("a"));
    const page = await loadDevicesPage({ adapter }, queryClient);
    await settle(async () => page.success().others[0]?.signOut?.());
    page.unmount();
    inWindow = listen.mock.calls.length - forget.mock.calls.length;
    counts.push([inCache, inWindow]);
  }
  listen.mockRestore();
  forget.mockRestore();
  expect(new Set(counts.map(String)).size).toBe(1);
});
