import { act, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import { heldAdapter, sessionsOf } from "../query/held-adapter.ts";
import { showWasntMe as show, three } from "./show-wasnt-me.tsx";

test("the device is signed out, then all others, then the host's steps are gone through, and a receipt says it all", async () => {
  const adapter = three();
  const page = await show(adapter);
  expect(page.hook().stage).toBe("device");
  expect(page.hook()).not.toHaveProperty("receipt");
  await page.next();
  expect(page.hook().stage).toBe("others");
  expect(page.outcomes()).toEqual([["a", "revoked"]]);
  await page.next();
  expect(adapter.calls).toEqual(["list", "revoke a", "list", "others", "list"]);
  expect(page.hook().stage).toBe("steps");
  act(() => page.hook().steps[0]?.complete());
  expect(page.hook().steps).toMatchObject([
    { key: "password", href: "/password", done: true },
    { key: "factor", done: false },
  ]);
  await page.next();
  expect(page.hook().stage).toBe("receipt");
  expect(page.outcomes()).toEqual([
    ["a", "revoked"],
    ["b", "revoked"],
    ["c", "revoked"],
  ]);
  expect(page.hook().receipt?.steps).toEqual([
    { key: "password", title: "Change your password", done: true },
    { key: "factor", title: "Turn on a second factor", done: false },
  ]);
  expect(page.hook()).not.toHaveProperty("next");
  expect(page.hook()).not.toHaveProperty("skip");
});

test("all others and the steps can be skipped, the device can't", async () => {
  const adapter = three();
  const page = await show(adapter);
  expect(page.hook()).not.toHaveProperty("skip");
  await page.next();
  page.skip();
  expect(page.hook().stage).toBe("steps");
  page.skip();
  expect(page.hook().stage).toBe("receipt");
  expect(adapter.calls).not.toContain("others");
});

describe("the device", () => {
  test.each<[string, SessionsError, string, string]>([
    ["refused", new SessionsError("forbidden", "no"), "refused", "forbidden"],
    ["not answered, and is still listed", new SessionsError("network", "lost"), "still-listed", "network"],
  ])("stays what it is about while its sign-out was %s", async (_, error, outcome, code) => {
    const adapter = three();
    const page = await show(adapter);
    adapter.nextRevokes = [error];
    await page.next();
    expect(page.hook()).toMatchObject({ stage: "device", error: { code } });
    expect(page.outcomes()).toEqual([["a", outcome]]);
    await page.next();
    expect(page.hook().stage).toBe("others");
    expect(page.hook()).not.toHaveProperty("error");
    expect(page.outcomes()).toEqual([["a", "revoked"]]);
  });

  test("of which no list could tell is said to be unknown, and the next list that tells it leads on", async () => {
    const adapter = three();
    const page = await show(adapter);
    adapter.nextLists = [new SessionsError("timeout", "slow")];
    await page.next();
    expect(page.hook()).toMatchObject({ stage: "device", error: { code: "timeout" } });
    expect(page.outcomes()).toEqual([["a", "unknown"]]);
    await act(async () => page.success().retry());
    await waitFor(() => expect(page.hook().stage).toBe("others"));
    expect(page.hook()).not.toHaveProperty("error");
    expect(page.outcomes()).toEqual([["a", "revoked"]]);
  });

  test("of which no list could tell is told by a list that comes after other sign-outs, too", async () => {
    const adapter = three();
    const page = await show(adapter);
    adapter.nextLists = [new SessionsError("timeout", "slow"), new SessionsError("timeout", "slow")];
    await page.next();
    await act(async () => page.row("b")?.signOut?.());
    expect(page.success().lastResults?.results.map(({ id }) => id)).toEqual(["b"]);
    expect(page.outcomes()).toEqual([["a", "unknown"]]);
    await act(async () => page.success().retry());
    await waitFor(() => expect(page.hook().stage).toBe("others"));
    expect(page.outcomes()).toEqual([["a", "revoked"]]);
  });

  test("still listed although the backend said yes is an error, too", async () => {
    const adapter = three();
    const page = await show(adapter);
    const { sessions } = adapter;
    adapter.nextLists = [{ sessions }];
    await page.next();
    expect(page.hook()).toMatchObject({ stage: "device", error: { code: "backend" } });
    expect(page.outcomes()).toEqual([["a", "still-listed"]]);
  });

  test("tried again by the page's own retry leads on", async () => {
    const adapter = three();
    const page = await show(adapter);
    adapter.nextRevokes = [new SessionsError("rate-limited", "slow down")];
    await page.next();
    await act(async () => page.success().lastResults?.retry?.());
    expect(page.hook().stage).toBe("others");
  });

  test("that has left meanwhile is gone already, and nothing is sent for it", async () => {
    const adapter = three();
    const page = await show(adapter);
    adapter.sessions = adapter.sessions.filter(({ id }) => id !== "a");
    await act(async () => page.success().retry());
    await waitFor(() => expect(page.row("a")).toBeUndefined());
    await page.next();
    expect(page.outcomes()).toEqual([["a", "already-gone"]]);
    expect(page.hook().stage).toBe("others");
    expect(adapter.calls).not.toContain("revoke a");
  });

  test.each(["me", "nobody"])("has no way on if it is %s", async (id) => {
    const page = await show(three(), { of: id });
    expect(page.hook()).toMatchObject({ stage: "device" });
    expect(page.hook()).not.toHaveProperty("next");
  });

  test("has no way on while it can't be signed out", async () => {
    const adapter = three();
    adapter.sessions.push({ id: "managed", isCurrent: false, notRevocable: { reason: "managed-elsewhere" } });
    const page = await show(adapter, { of: "managed" });
    expect(page.hook()).not.toHaveProperty("next");
  });

  test("needs the person once more where the backend says so, and stays if they decline", async () => {
    const adapter = three();
    const onReauthRequired = vi.fn(async () => {});
    onReauthRequired.mockRejectedValueOnce(new Error("Not now."));
    const page = await show(adapter, { onReauthRequired });
    const reauth = () => new SessionsError("reauth-required", "who?");
    adapter.nextRevokes = [reauth(), reauth()];
    await page.next();
    expect(page.hook()).toMatchObject({ stage: "device", error: { code: "reauth-required" } });
    await page.next();
    expect(page.hook().stage).toBe("others");
    expect(onReauthRequired).toHaveBeenCalledTimes(2);
  });
});

describe("all others", () => {
  test("of which some were refused stay what it is about, and can be tried again", async () => {
    const adapter = three();
    delete (adapter as Partial<typeof adapter>).revokeOtherSessions;
    const page = await show(adapter);
    await page.next();
    adapter.nextRevokes = [undefined, new SessionsError("forbidden", "no")];
    await page.next();
    expect(page.hook()).toMatchObject({ stage: "others", error: { code: "forbidden" } });
    expect(page.outcomes()).toEqual([
      ["a", "revoked"],
      ["b", "revoked"],
      ["c", "refused"],
    ]);
    await page.next();
    expect(page.hook().stage).toBe("steps");
    expect(page.outcomes()?.at(-1)).toEqual(["c", "revoked"]);
  });

  test("that were refused can be skipped, and the error goes", async () => {
    const adapter = three();
    const page = await show(adapter);
    await page.next();
    adapter.nextRevokes = [new SessionsError("forbidden", "no")];
    await page.next();
    expect(page.hook().error?.code).toBe("forbidden");
    page.skip();
    expect(page.hook()).toMatchObject({ stage: "steps" });
    expect(page.hook()).not.toHaveProperty("error");
    expect(page.outcomes()?.length).toBe(3);
  });

  test("are passed over if there is none, and don't come back with somebody who signs in later", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const page = await show(adapter);
    await page.next();
    await waitFor(() => expect(page.hook().stage).toBe("steps"));
    adapter.sessions = sessionsOf("late");
    await act(async () => page.success().retry());
    await waitFor(() => expect(page.row("late")).toBeDefined());
    expect(page.hook().stage).toBe("steps");
  });

  test("are not passed over because a list can't tell which device this is", async () => {
    const adapter = three();
    const page = await show(adapter);
    await page.next();
    adapter.sessions = adapter.sessions.map((one) => ({ ...one, isCurrent: false }));
    await act(async () => page.success().retry());
    await waitFor(() => expect(page.success().readOnlyReason).toBe("current-unknown"));
    expect(page.hook().stage).toBe("others");
    expect(page.hook()).not.toHaveProperty("next");
  });
});

test("without a step of the host, the steps are passed over", async () => {
  const page = await show(three(), { steps: [] });
  await page.next();
  page.skip();
  expect(page.hook().stage).toBe("receipt");
  expect(page.hook().receipt?.steps).toEqual([]);
});

test("while a sign-out runs, there is no next, and who skips it is not called back by its results", async () => {
  const adapter = three();
  const page = await show(adapter);
  adapter.hold();
  let running: Promise<unknown> | undefined;
  act(() => {
    running = page.hook().next?.();
  });
  expect(page.hook()).not.toHaveProperty("next");
  adapter.release();
  await act(async () => void (await running));
  expect(page.hook()).toHaveProperty("next");
  adapter.hold();
  act(() => {
    running = page.hook().next?.();
  });
  expect(page.hook()).not.toHaveProperty("next");
  page.skip();
  page.skip();
  expect(page.hook().stage).toBe("receipt");
  adapter.release();
  await act(async () => void (await running));
  expect(page.hook().stage).toBe("receipt");
  expect(page.outcomes()?.length).toBe(3);
});

test("whoever opens another device and comes back goes on at the same stage", async () => {
  const adapter = three();
  const page = await show(adapter);
  adapter.nextRevokes = [new SessionsError("forbidden", "no")];
  await page.next();
  page.open("b");
  expect(page.hook()).toMatchObject({ stage: "device" });
  expect(page.hook()).not.toHaveProperty("receipt");
  expect(page.hook()).not.toHaveProperty("error");
  await page.next();
  expect(page.hook().stage).toBe("others");
  page.open("a");
  expect(page.hook()).toMatchObject({ stage: "device", error: { code: "forbidden" } });
});

test("another user finds nothing of it, also of a device with the same id", async () => {
  const adapter = three();
  const page = await show(adapter);
  await page.next();
  adapter.sessions = sessionsOf("a", "b");
  await act(async () => page.change({ userId: "bob" }));
  await waitFor(() => expect(page.row("a")).toBeDefined());
  expect(page.hook()).toMatchObject({ stage: "device" });
  expect(page.hook()).not.toHaveProperty("receipt");
});
