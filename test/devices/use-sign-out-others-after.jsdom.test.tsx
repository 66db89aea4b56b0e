import { QueryClient } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, test, vi } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import { DevicesProvider, type DevicesProviderProps } from "../../src/devices/devices-provider.tsx";
import { useSignOutOthersAfter } from "../../src/devices/use-sign-out-others-after.ts";
import { type HeldAdapter, heldAdapter, sessionsOf } from "../query/held-adapter.ts";
import { settle } from "../query/settle.ts";
import { plain } from "../support/words.ts";
import { showHook } from "./show-hook.tsx";

/** A form alone in a provider: no page that shows devices is mounted. */
function showForm(
  adapter: HeldAdapter,
  save: () => Promise<void> = async () => {},
  props: Partial<DevicesProviderProps> = {},
) {
  const queryClient = new QueryClient();
  return renderHook(() => useSignOutOthersAfter(save), {
    wrapper: ({ children }) => (
      <StrictMode>
        <DevicesProvider adapter={adapter} userId="ada" queryClient={queryClient} {...props}>
          {children}
        </DevicesProvider>
      </StrictMode>
    ),
  });
}
const two = () => heldAdapter(sessionsOf("a", "b"));

test("asks for nothing before it is submitted, and is checked at first", () => {
  const adapter = two();
  const { result } = showForm(adapter);
  expect(result.current).toMatchObject({ checked: true, isSubmitting: false });
  expect(adapter.calls).toEqual([]);
});

test("saves, makes a list, and signs all others out, each of them with its name", async () => {
  const adapter = two();
  const { result } = showForm(adapter, async () => {
    adapter.calls.push("save");
  });
  const results = await settle(() => result.current.submit());
  expect(adapter.calls).toEqual(["save", "list", "others", "list"]);
  expect(adapter.sessions.map(({ id }) => id)).toEqual(["me"]);
  const told = results as Awaited<ReturnType<typeof result.current.submit>>;
  expect(told.map(({ id, outcome, device }) => [id, outcome, plain(device?.name)])).toEqual([
    ["a", "revoked", "Unknown device, 1"],
    ["b", "revoked", "Unknown device, 2"],
  ]);
});

test("one by one, no request goes to the session that the save has made the current one", async () => {
  const adapter = two();
  delete (adapter as Partial<HeldAdapter>).revokeOtherSessions;
  const page = await showHook(adapter, () =>
    useSignOutOthersAfter(async () => {
      // The backend ends the session of before, and goes on under a new id.
      adapter.sessions = [{ id: "new", isCurrent: true }, ...adapter.sessions.slice(1)];
    }),
  );
  adapter.calls.length = 0;
  await act(() => page.hook().submit());
  expect(adapter.calls).toEqual(["list", "revoke a", "revoke b", "list"]);
  await waitFor(() => expect(page.success().current?.id).toBe("new"));
});

test("a run for all others that goes by an older list is waited for, and another one follows", async () => {
  const adapter = two();
  const page = await showHook(adapter, () =>
    useSignOutOthersAfter(async () => {
      adapter.sessions = [...adapter.sessions, { id: "late", isCurrent: false }];
    }),
  );
  adapter.calls.length = 0;
  adapter.hold();
  act(() => void page.success().signOutOthers?.());
  let submitted: Promise<unknown> | undefined;
  act(() => {
    submitted = page.hook().submit();
  });
  adapter.release();
  await act(async () => void (await submitted));
  expect(adapter.calls).toEqual(["others", "list", "list"]);
  expect(adapter.sessions.map(({ id }) => id)).toEqual(["me"]);
});

describe("nothing is signed out", () => {
  test("if the save fails, and the submit fails with it", async () => {
    const adapter = two();
    const error = new Error("Too short.");
    const { result } = showForm(adapter, () => Promise.reject(error));
    expect(await settle(() => result.current.submit())).toBe(error);
    expect(adapter.calls).toEqual([]);
    expect(result.current.isSubmitting).toBe(false);
  });

  test("if it is not checked", async () => {
    const adapter = two();
    const save = vi.fn(async () => {});
    const { result } = showForm(adapter, save);
    act(() => result.current.setChecked(false));
    expect(result.current.checked).toBe(false);
    expect(await settle(() => result.current.submit())).toEqual([]);
    expect(save).toHaveBeenCalledOnce();
    expect(adapter.calls).toEqual([]);
  });

  test("if no list can be had, and the result says why", async () => {
    const adapter = two();
    adapter.nextLists = [new SessionsError("network", "lost")];
    const { result } = showForm(adapter);
    expect(await settle(() => result.current.submit())).toMatchObject([
      { outcome: "refused", error: { code: "network" } },
    ]);
    expect(adapter.calls).toEqual(["list"]);
  });

  test("if nobody is signed in", async () => {
    const adapter = two();
    const { result } = showForm(adapter, async () => {}, { userId: null });
    expect(await settle(() => result.current.submit())).toEqual([]);
    expect(adapter.calls).toEqual([]);
  });

  test("if the user has changed while it saved", async () => {
    const adapter = two();
    let saved = () => {};
    const save = new Promise<void>((resolve) => {
      saved = resolve;
    });
    const page = await showHook(adapter, () => useSignOutOthersAfter(() => save));
    let submitted: Promise<unknown> | undefined;
    act(() => {
      submitted = page.hook().submit();
    });
    await act(async () => page.change({ userId: "bob" }));
    await waitFor(() => page.success());
    saved();
    const results = await settle(() => submitted as Promise<unknown>);
    expect(results).toMatchObject([{ outcome: "refused", error: { code: "unauthenticated" } }]);
    expect(adapter.calls).not.toContain("others");
  });
});

test("a second submit while one runs is the same one", async () => {
  const adapter = two();
  const save = vi.fn(async () => {});
  const { result } = showForm(adapter, save);
  let both: Promise<unknown>[] = [];
  act(() => {
    both = [result.current.submit(), result.current.submit()];
  });
  expect(result.current.isSubmitting).toBe(true);
  await act(async () => void (await Promise.all(both)));
  expect(save).toHaveBeenCalledOnce();
  expect(adapter.calls).toEqual(["list", "others", "list"]);
  expect(result.current.isSubmitting).toBe(false);
  await act(() => result.current.submit());
  expect(save).toHaveBeenCalledTimes(2);
});

test("where the backend wants to know who the person is, they are asked, and it is tried once more", async () => {
  const adapter = two();
  adapter.nextRevokes = [new SessionsError("reauth-required", "who?")];
  const onReauthRequired = vi.fn(async () => {});
  const { result } = showForm(adapter, async () => {}, { onReauthRequired });
  expect(await settle(() => result.current.submit())).toMatchObject([
    { id: "a", outcome: "revoked" },
    { id: "b", outcome: "revoked" },
  ]);
  expect(onReauthRequired).toHaveBeenCalledExactlyOnceWith("sign-out");
});

/** The hook without StrictMode, whose second render is a new mount, for one person after another. */
function showOwn(adapter: ReturnType<typeof two>) {
  let userId = "ada";
  const queryClient = new QueryClient();
  const { result, rerender } = renderHook(() => useSignOutOthersAfter(async () => {}), {
    wrapper: ({ children }) => (
      <DevicesProvider adapter={adapter} userId={userId} queryClient={queryClient}>
        {children}
      </DevicesProvider>
    ),
  });
  const be = (next: string) => {
    userId = next;
    rerender();
  };
  return { result, be };
}

test("what became of one person's devices is not told to the next", async () => {
  const adapter = two();
  const { result, be } = showOwn(adapter);
  await settle(() => result.current.submit());
  expect(result.current.results).toHaveLength(2);
  be("ben");
  expect(result.current.results).toBeUndefined();
});

test("a submit that ends after the person has changed tells the next one nothing", async () => {
  const adapter = two();
  const { result, be } = showOwn(adapter);
  adapter.hold();
  let submitted: Promise<unknown> | undefined;
  act(() => {
    submitted = result.current.submit();
  });
  be("ben");
  expect(result.current.isSubmitting).toBe(false);
  adapter.release();
  await act(async () => submitted);
  expect(result.current.results).toBeUndefined();
});
