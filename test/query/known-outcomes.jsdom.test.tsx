import { dehydrate, hydrate, QueryClient } from "@tanstack/react-query";
import { act } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { SessionsError, type SessionsErrorCode } from "../../src/core/errors.ts";
import type { SignOutResult } from "../../src/core/sign-out-result.ts";
import { sessionsOptions } from "../../src/query/query-options.ts";
import { type DevicesPage, loadDevicesPage, openDevicesPage } from "./devices-page.tsx";
import { type HeldAdapter, heldAdapter, sessionsOf } from "./held-adapter.ts";
import { loadRawHooks } from "./mount-raw-hooks.tsx";
import { settle } from "./settle.ts";

const failure = (code: SessionsErrorCode) => new SessionsError(code, code);
const revocations = ({ calls }: HeldAdapter) => calls.filter((call) => call.startsWith("revoke"));
const oneByOne = (...ids: string[]): HeldAdapter => {
  const adapter = heldAdapter(sessionsOf(...ids));
  adapter.revokeOtherSessions = undefined as never;
  return adapter;
};
const signOutOthers = (page: DevicesPage) =>
  settle(async () => page.success().signOutOthers?.()) as Promise<SignOutResult[]>;
describe("all others, of which the backend lists none", () => {
  const unlisted = () => {
    const adapter = heldAdapter(sessionsOf());
    adapter.extra = { truncated: true };
    return adapter;
  };

  test.each([
    { code: "network", outcome: "unknown" },
    { code: "timeout", outcome: "unknown" },
    { code: "backend", outcome: "unknown" },
    { code: "forbidden", outcome: "refused" },
    { code: "rate-limited", outcome: "refused" },
  ] as const)(
    "end in a result without an id, with its reason: $code is $outcome",
    async ({ code, outcome }) => {
      const adapter = unlisted();
      const page = await loadDevicesPage({ adapter });
      adapter.nextRevokes = [failure(code)];
      expect(await signOutOthers(page)).toMatchObject([{ outcome, error: { code } }]);
    },
  );

  test("end in the same result for the raw hooks", async () => {
    const adapter = unlisted();
    const { result } = await loadRawHooks(adapter);
    adapter.nextRevokes = [failure("network")];
    expect(await settle(() => result.current.others.mutateAsync())).toMatchObject({
      name: "SignOutError",
      code: "network",
      results: [{ outcome: "unknown", error: { code: "network" } }],
    });
  });
});

describe("an id that the page's list does not have", () => {
  test("is listed anew, and signed out where it is newer than that list", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = await loadRawHooks(adapter);
    adapter.sessions = sessionsOf("a", "newer");
    expect(await settle(() => result.current.revoke.mutateAsync("newer"))).toEqual({
      id: "newer",
      outcome: "revoked",
    });
    expect(adapter.calls).toEqual(["list", "list", "revoke newer", "list"]);
  });

  test("is already gone where a list says so that began after the call", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = await loadRawHooks(adapter);
    expect(await settle(() => result.current.revoke.mutateAsync("former"))).toEqual({
      id: "former",
      outcome: "already-gone",
    });
    expect(adapter.calls).toEqual(["list", "list"]);
  });

  test("is never sent where that list calls it the current session", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = await loadRawHooks(adapter);
    adapter.sessions = [{ id: "me-now", isCurrent: true }, ...sessionsOf("a").slice(1)];
    expect(await settle(() => result.current.revoke.mutateAsync("me-now"))).toMatchObject({
      code: "current-session",
    });
    expect(revocations(adapter)).toEqual([]);
  });
});

describe("one by one,", () => {
  const many = Array.from({ length: 50 }, (_, index) => `s${index}`);

  test.each(["rate-limited", "unauthenticated", "reauth-required"] as const)(
    "all others stop at %s: what was not sent is refused for that reason",
    async (code) => {
      const adapter = oneByOne(...many);
      const page = await loadDevicesPage({ adapter });
      adapter.nextRevokes = many.map(() => failure(code));
      const results = await signOutOthers(page);
      expect(revocations(adapter).length).toBeLessThanOrEqual(4);
      expect(results).toHaveLength(many.length);
      expect(new Set(results.map(({ outcome, error }) => `${outcome} ${error?.code}`))).toEqual(
        new Set([`refused ${code}`]),
      );
    },
  );

  test("what was not sent is marked on its row, with the reason", async () => {
    const adapter = oneByOne(...many);
    const page = await loadDevicesPage({ adapter });
    adapter.nextRevokes = many.map(() => failure("rate-limited"));
    await signOutOthers(page);
    expect(new Set(page.success().others.map(({ state, error }) => `${state} ${error?.code}`))).toEqual(
      new Set(["failed rate-limited"]),
    );
  });

  test("all others go on once the person has confirmed who they are", async () => {
    const adapter = oneByOne(...many);
    const onReauthRequired = vi.fn(async () => {});
    const page = await loadDevicesPage({ adapter, onReauthRequired });
    adapter.nextRevokes = Array.from({ length: 4 }, () => failure("reauth-required"));
    const results = await signOutOthers(page);
    expect(onReauthRequired).toHaveBeenCalledTimes(1);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(["revoked"]));
    expect(adapter.sessions).toEqual(sessionsOf());
  });
});

test("a device is being signed out from the click on, also where the page has no list of its own yet", async () => {
  const adapter = heldAdapter(sessionsOf("a", "b"));
  const server = new QueryClient();
  await server.prefetchQuery(sessionsOptions({ adapter, userId: "ada", queryClient: server }));
  const queryClient = new QueryClient();
  hydrate(queryClient, JSON.parse(JSON.stringify(dehydrate(server))));
  const page = await loadDevicesPage({ adapter }, queryClient);
  adapter.hold();
  const running = page.success().others[0]?.signOut?.();
  await act(async () => {});
  expect(revocations(adapter)).toEqual([]);
  expect(page.success().others.map(({ state, signOut }) => [state, signOut !== undefined])).toEqual([
    ["signing-out", false],
    ["ready", true],
  ]);
  adapter.release();
  expect(await settle(() => Promise.resolve(running))).toMatchObject({ outcome: "revoked" });
});

describe("the person who is asked to confirm who they are", () => {
  afterEach(() => vi.useRealTimers());

  test("and never answers is asked again for what they click an hour later", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const onReauthRequired = vi.fn((): Promise<void> => new Promise(() => {}));
    const page = await loadDevicesPage({ adapter, onReauthRequired });
    vi.useFakeTimers();
    adapter.nextRevokes = [failure("reauth-required"), failure("reauth-required")];
    void page.success().others[0]?.signOut?.();
    await act(() => vi.advanceTimersByTimeAsync(3_600_000));
    expect(onReauthRequired).toHaveBeenCalledTimes(1);
    onReauthRequired.mockResolvedValue(undefined);
    let result: SignOutResult | undefined;
    const second = page.success().others.find(({ id }) => id === "b");
    void second?.signOut?.().then((settled) => {
      result = settled;
    });
    await act(() => vi.advanceTimersByTimeAsync(1000));
    expect(onReauthRequired).toHaveBeenCalledTimes(2);
    expect(result).toMatchObject({ id: "b", outcome: "revoked" });
  });

  test("is asked by the newest handler that was committed", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const [early, late] = [vi.fn(async () => {}), vi.fn(async () => {})];
    const page = await loadDevicesPage({ adapter, onReauthRequired: early });
    const { signOut } = page.success().others[0] ?? {};
    page.change({ onReauthRequired: late });
    adapter.nextRevokes = [failure("reauth-required")];
    await settle(async () => signOut?.());
    expect(early).not.toHaveBeenCalled();
    expect(late).toHaveBeenCalledTimes(1);
  });
});

describe("a host that lists again without a pause", () => {
  afterEach(() => vi.useRealTimers());

  test("does not keep a sign-out from ending", async () => {
    vi.useFakeTimers();
    const adapter = heldAdapter(sessionsOf("a"));
    const { listSessions } = adapter;
    // Each list takes longer than the host waits before the next one.
    adapter.listSessions = async (options) => {
      const list = await listSessions(options);
      await new Promise((resolve) => setTimeout(resolve, 60));
      return list;
    };
    const queryClient = new QueryClient();
    const page = openDevicesPage({ adapter }, queryClient);
    await act(() => vi.advanceTimersByTimeAsync(100));
    const storm = setInterval(() => void queryClient.invalidateQueries(), 30);
    let result: SignOutResult | undefined;
    void page
      .success()
      .others[0]?.signOut?.()
      .then((settled) => {
        result = settled;
      });
    await act(() => vi.advanceTimersByTimeAsync(120_000));
    clearInterval(storm);
    // No list came through, so it may be open what became of it.
    expect(result).toMatchObject({ id: "a", outcome: expect.stringMatching(/^(revoked|unknown)$/) });
    await act(() => vi.advanceTimersByTimeAsync(100));
    expect(page.shown()).toBe("me");
  });
});
