import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionsAdapter, UserSession } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import type { RenameResult } from "../../src/core/guard/renames.ts";
import { useRenameSession } from "../../src/query/hooks.ts";
import { RenameError } from "../../src/query/query-options.ts";
import { SessionsProvider } from "../../src/query/sessions-provider.tsx";
import { loadDevicesPage } from "../query/devices-page.tsx";
import { settle } from "../query/settle.ts";
import { plain } from "../support/words.ts";

const sessions: UserSession[] = [
  { id: "me", isCurrent: true },
  { id: "phone", isCurrent: false, device: { type: "mobile", browser: "Safari", os: "iOS" } },
];

/** Its lists wait until `release`, once `hold` was called. */
function heldLists(rest: Partial<SessionsAdapter> = {}) {
  const memory = memoryAdapter(sessions);
  let gate = Promise.resolve();
  let release = () => {};
  return {
    hold() {
      gate = new Promise((resolve) => {
        release = resolve;
      });
    },
    release: () => release(),
    adapter: {
      ...memory,
      async listSessions(options) {
        const list = await memory.listSessions(options);
        await gate;
        return list;
      },
      ...rest,
    } satisfies SessionsAdapter,
  };
}

describe("row.rename", () => {
  test("shows the new name as pending at once, and as the name when a list has it", async () => {
    const { adapter, hold, release } = heldLists();
    const page = await loadDevicesPage({ adapter });
    const phone = () => page.success().others[0];
    hold();
    let result: Promise<RenameResult> | undefined;
    await act(async () => {
      result = phone()?.rename?.("  Kitchen phone ");
    });
    expect(phone()).toMatchObject({ pendingName: "Kitchen phone" });
    expect(plain(phone()?.name)).toBe("Safari on iOS");
    release();
    expect(await settle(() => result as Promise<RenameResult>)).toEqual({ id: "phone", outcome: "renamed" });
    expect(phone()?.name).toBe("Kitchen phone");
    expect(phone()).not.toHaveProperty("pendingName");
  });

  test("is there for this device too", async () => {
    const page = await loadDevicesPage({ adapter: memoryAdapter(sessions) });
    await settle(async () => page.success().current?.rename?.("Here"));
    expect(page.success().current?.name).toBe("Here");
  });

  test("is taken back when the list that follows lacks it", async () => {
    const { adapter } = heldLists({ renameSession: async () => {} });
    const page = await loadDevicesPage({ adapter });
    const result = await settle(async () => page.success().others[0]?.rename?.("Kitchen"));
    expect(result).toEqual({ id: "phone", outcome: "not-renamed" });
    expect(page.success().others[0]).not.toHaveProperty("pendingName");
    expect(plain(page.success().others[0]?.name)).toBe("Safari on iOS");
  });

  test("is absent if the adapter or the list lacks it, and while the device is being signed out", async () => {
    const { renameSession, ...without } = memoryAdapter(sessions);
    expect(renameSession).toBeDefined();
    const page = await loadDevicesPage({ adapter: without });
    expect(page.success().others[0]).not.toHaveProperty("rename");
    const forbidden = heldLists();
    const list = forbidden.adapter.listSessions;
    forbidden.adapter.listSessions = async (options) => ({ ...(await list(options)), can: ["revoke"] });
    expect((await loadDevicesPage({ adapter: forbidden.adapter })).success().current).not.toHaveProperty(
      "rename",
    );
    const { adapter, hold, release } = heldLists();
    const busy = await loadDevicesPage({ adapter });
    hold();
    await act(async () => void busy.success().others[0]?.signOut?.());
    expect(busy.success().others[0]).not.toHaveProperty("rename");
    await act(async () => release());
  });

  test("is the same function for as long as the row is the same person's", async () => {
    const page = await loadDevicesPage({ adapter: memoryAdapter(sessions) });
    const before = page.success().others[0];
    await settle(async () => page.success().current?.rename?.("Here"));
    expect(page.success().others[0]).toBe(before);
  });

  test("of a former user sends nothing", async () => {
    const sent: string[] = [];
    const adapter: SessionsAdapter = {
      ...memoryAdapter(sessions),
      renameSession: async (id) => void sent.push(id),
    };
    const page = await loadDevicesPage({ adapter });
    const rename = page.success().others[0]?.rename;
    page.change({ userId: "bob" });
    expect(await settle(async () => rename?.("Kitchen"))).toMatchObject({ outcome: "refused" });
    expect(sent).toEqual([]);
  });
});

describe("useRenameSession", () => {
  const mount = (adapter: SessionsAdapter) => {
    let mutation: ReturnType<typeof useRenameSession> | undefined;
    const queryClient = new QueryClient();
    function Hook() {
      mutation = useRenameSession();
      return null;
    }
    render(
      <QueryClientProvider client={queryClient}>
        <SessionsProvider adapter={adapter} userId="ada">
          <Hook />
        </SessionsProvider>
      </QueryClientProvider>,
    );
    return () => mutation as ReturnType<typeof useRenameSession>;
  };

  test("resolves when a list has the name, without a list of before", async () => {
    const mutation = mount(memoryAdapter(sessions));
    const result = await settle(() => mutation().mutateAsync({ id: "phone", name: "Kitchen" }));
    expect(result).toEqual({ id: "phone", outcome: "renamed" });
    await waitFor(() => expect(mutation().isSuccess).toBe(true));
  });

  test("rejects with what became of it", async () => {
    const adapter: SessionsAdapter = {
      ...memoryAdapter(sessions),
      async renameSession() {
        throw new SessionsError("rate-limited", "Slow down.", { retryAfterSeconds: 60 });
      },
    };
    const mutation = mount(adapter);
    const error = await settle(() =>
      mutation()
        .mutateAsync({ id: "phone", name: "Kitchen" })
        .catch((thrown: unknown) => thrown),
    );
    expect(error).toBeInstanceOf(RenameError);
    expect(error).toMatchObject({
      name: "RenameError",
      code: "rate-limited",
      retryAfterSeconds: 60,
      result: { id: "phone", outcome: "refused" },
    });
  });
});
