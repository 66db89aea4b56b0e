import { describe, expect, test, vi } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import type { SignOutError } from "../../src/query/query-options.ts";
import { heldAdapter, sessionsOf } from "../query/held-adapter.ts";
import { loadRawHooks } from "../query/mount-raw-hooks.tsx";
import { settle } from "../query/settle.ts";

const needsReauth = () => new SessionsError("reauth-required", "who is asking?");

describe("stepping up", () => {
  test("asks the person once and tries once more", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const onReauthRequired = vi.fn(async () => {});
    const { result } = await loadRawHooks(adapter, { onReauthRequired });
    adapter.nextRevokes = [needsReauth()];
    expect(await settle(() => result.current.revoke.mutateAsync("a"))).toEqual({
      id: "a",
      outcome: "revoked",
    });
    expect(onReauthRequired.mock.calls).toEqual([["sign-out"]]);
  });

  test("rejects with reauth-required when the person would not", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = await loadRawHooks(adapter, {
      onReauthRequired: () => Promise.reject(new Error("closed")),
    });
    adapter.nextRevokes = [needsReauth()];
    expect(await settle(() => result.current.revoke.mutateAsync("a"))).toMatchObject({
      code: "reauth-required",
      results: [{ outcome: "refused" }],
    });
  });

  test("uses the newest handler, though it is a new function at each render", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const [early, late] = [vi.fn(async () => {}), vi.fn(async () => {})];
    const { result, change } = await loadRawHooks(adapter, { onReauthRequired: early });
    change({ onReauthRequired: late });
    adapter.nextRevokes = [needsReauth()];
    await settle(() => result.current.revoke.mutateAsync("a"));
    expect(early).not.toHaveBeenCalled();
    expect(late).toHaveBeenCalledTimes(1);
  });

  test("a session that the list in between calls the current one is not called gone", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const { result } = await loadRawHooks(adapter, {
      async onReauthRequired() {
        // The person signed in again, and the current session is another one now.
        adapter.sessions = sessionsOf("a", "b").map((session) => ({
          ...session,
          isCurrent: session.id === "a",
        }));
        await result.current.sessions.refetch();
      },
    });
    adapter.revokeOtherSessions = undefined as never;
    adapter.nextRevokes = [needsReauth(), needsReauth()];
    const error = await settle(() => result.current.others.mutateAsync());
    expect(error).toMatchObject({ code: "reauth-required" });
    expect((error as SignOutError).results).toContainEqual(
      expect.objectContaining({ id: "a", outcome: "refused" }),
    );
  });

  test("a session that a truncated list in between lacks is not called gone", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    adapter.extra = { truncated: true };
    const { result } = await loadRawHooks(adapter, {
      async onReauthRequired() {
        adapter.nextLists = [{ sessions: sessionsOf("b"), truncated: true }];
        await result.current.sessions.refetch();
      },
    });
    adapter.nextRevokes = [needsReauth()];
    const error = await settle(() => result.current.others.mutateAsync());
    expect((error as SignOutError).results).toContainEqual(
      expect.objectContaining({ id: "a", outcome: "refused" }),
    );
  });

  test("a session that the list in between lacks is gone already", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const { result } = await loadRawHooks(adapter, {
      async onReauthRequired() {
        adapter.sessions = sessionsOf("b");
        await result.current.sessions.refetch();
      },
    });
    adapter.nextRevokes = [needsReauth()];
    expect(await settle(() => result.current.others.mutateAsync())).toEqual([
      { id: "a", outcome: "already-gone" },
      { id: "b", outcome: "revoked" },
    ]);
  });
});
