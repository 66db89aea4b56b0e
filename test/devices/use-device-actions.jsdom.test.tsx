import { act, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { UserSession } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import { heldAdapter, sessionsOf } from "../query/held-adapter.ts";
import { showDevices } from "../query/show-devices.tsx";
import { plain } from "../support/words.ts";

const chrome: Partial<UserSession> = { device: { type: "desktop", browser: "Chrome", os: "macOS" } };
const twins = (): UserSession[] => [
  { id: "me", isCurrent: true },
  { id: "a", isCurrent: false, ...chrome, location: { city: "Athens", country: "GR" } },
  { id: "b", isCurrent: false, ...chrome, location: { city: "Athens", country: "GR" } },
];

describe("a result names its device", () => {
  test("as the page shows it, with its place", async () => {
    const view = await showDevices(heldAdapter(twins()));
    const result = await act(async () => view.success().others[0]?.signOut?.());
    expect(result).toMatchObject({ outcome: "revoked", device: { name: expect.any(String) } });
    expect(plain(result?.device?.name ?? "")).toBe("Chrome on macOS, 1");
    expect(plain(result?.device?.place ?? "")).toBe("Athens, Greece");
  });

  test("also of all others", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const view = await showDevices(adapter);
    const results = await act(async () => view.success().signOutOthers?.());
    expect(results?.map(({ device }) => plain(device?.name))).toEqual([
      "Unknown device, 2",
      "Unknown device, 3",
    ]);
  });
});

describe("all others", () => {
  test("end in the reason if no list could be had, so that nothing was sent", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const view = await showDevices(adapter);
    const { signOutOthers } = view.success();
    adapter.nextLists.push(
      new SessionsError("unauthenticated", "gone"),
      new SessionsError("network", "lost"),
    );
    await act(async () => view.success().retry());
    await waitFor(() => expect(view.result.current.status).toBe("signed-out"));
    expect(await act(async () => signOutOthers?.())).toMatchObject([
      { outcome: "refused", error: { code: "network" } },
    ]);
    expect(adapter.calls).not.toContain("others");
  });

  test("say that they run, from the start to the end", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const view = await showDevices(adapter);
    expect(view.success().areOthersSigningOut).toBe(false);
    adapter.hold();
    let running: Promise<unknown> | undefined;
    act(() => {
      running = view.success().signOutOthers?.();
    });
    await waitFor(() => expect(view.success().areOthersSigningOut).toBe(true));
    adapter.release();
    await act(async () => void (await running));
    expect(view.success().areOthersSigningOut).toBe(false);
  });
});

test("a page knows the server's time and how exact the activity is", async () => {
  const adapter = heldAdapter(sessionsOf("a"));
  adapter.extra = {
    serverTime: "2026-11-21T14:00:00.000Z",
    lastActiveGranularitySeconds: 86_400,
    sessionLimit: { max: 5, then: "replace-oldest" },
  };
  const view = await showDevices(adapter);
  expect(view.success()).toMatchObject(adapter.extra);
  expect(view.success().lastActiveGranularitySeconds).toBe(86_400);
  expect(view.success().sessionLimit).toEqual({ max: 5, then: "replace-oldest" });
});
