import { QueryClient } from "@tanstack/react-query";
import { act, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { UserSession } from "../../src/contract.ts";
import { heldAdapter, sessionsOf } from "../query/held-adapter.ts";
import { showDevices } from "../query/show-devices.tsx";

describe("what became of the last sign-outs", () => {
  test("names the device as the page showed it, with its row as last listed", async () => {
    const [me, , ...rest] = sessionsOf("x");
    const adapter = heldAdapter([
      me as UserSession,
      { id: "a", isCurrent: false, name: "Work", location: { city: "Nairobi" } },
      ...rest,
    ]);
    const { success } = await showDevices(adapter);
    await act(async () => void (await success().others[0]?.signOut?.()));
    await waitFor(() => expect(success().others).toHaveLength(0));
    expect(success().lastResults?.results).toEqual([
      {
        id: "a",
        outcome: "revoked",
        device: { name: "Work", place: "Nairobi" },
        session: expect.objectContaining({ id: "a", name: "Work" }),
      },
    ]);
  });

  test("is the same on two pages of one client, and one dismissal is enough", async () => {
    const queryClient = new QueryClient();
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const one = await showDevices(adapter, queryClient);
    const other = await showDevices(adapter, queryClient);
    await act(async () => void (await one.success().others[0]?.signOut?.()));
    await waitFor(() => expect(other.success().lastResults?.results).toHaveLength(1));
    expect(other.success().lastResults?.results).toEqual(one.success().lastResults?.results);
    act(() => other.success().lastResults?.dismiss());
    await waitFor(() => expect(one.success()).not.toHaveProperty("lastResults"));
    expect(other.success()).not.toHaveProperty("lastResults");
  });

  test("names a device also on a page that is mounted after it left", async () => {
    const queryClient = new QueryClient();
    const adapter = heldAdapter([
      { id: "me", isCurrent: true },
      { id: "a", isCurrent: false, name: "Work", location: { city: "Nairobi" } },
    ]);
    const first = await showDevices(adapter, queryClient);
    await act(async () => void (await first.success().others[0]?.signOut?.()));
    first.unmount();
    const next = await showDevices(adapter, queryClient);
    expect(next.success().lastResults?.results[0]?.device).toEqual({ name: "Work", place: "Nairobi" });
  });

  test("stays the same array until something in it changes", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const { success } = await showDevices(adapter);
    await act(async () => void (await success().others[0]?.signOut?.()));
    const { results } = success().lastResults ?? {};
    adapter.sessions = sessionsOf("b", "c");
    await act(async () => success().retry());
    await waitFor(() => expect(success().othersCount).toBe(2));
    expect(success().lastResults?.results).toBe(results);
  });
});
