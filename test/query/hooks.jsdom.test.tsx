import { act, renderHook, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { SessionsError, type SessionsErrorCode } from "../../src/core/errors.ts";
import { useSessions } from "../../src/query/hooks.ts";
import { SignOutError } from "../../src/query/query-options.ts";
import { sessionKeys } from "../../src/query/source.ts";
import { takeConsole } from "../setup/console.ts";
import { heldAdapter, sessionsOf } from "./held-adapter.ts";
import { loadRawHooks, mountRawHooks } from "./mount-raw-hooks.tsx";
import { settle } from "./settle.ts";

const failure = (code: SessionsErrorCode, options = {}) => new SessionsError(code, code, options);

describe("under a hostile host, in StrictMode, useSessions", () => {
  test("lists once and hands out what the backend sent", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const { ids } = await loadRawHooks(adapter);
    expect(ids()).toEqual(["me", "a", "b"]);
    expect(adapter.calls).toEqual(["list"]);
  });

  test("says why it failed, after one request, and lists again on demand", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    adapter.nextLists = [failure("forbidden")];
    const { result, ids } = mountRawHooks(adapter);
    await waitFor(() => expect(result.current.sessions.error?.code).toBe("forbidden"));
    expect(adapter.calls).toEqual(["list"]);
    await act(() => result.current.sessions.refetch());
    await waitFor(() => expect(ids()).toEqual(["me", "a"]));
  });

  test("an unchanged refetch hands out the same object", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = await loadRawHooks(adapter);
    const { data } = result.current.sessions;
    await act(() => result.current.sessions.refetch());
    expect(adapter.calls).toEqual(["list", "list"]);
    expect(result.current.sessions.data).toBe(data);
  });

  test("removing one session leaves the others the same objects", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const { result, ids } = await loadRawHooks(adapter);
    const b = result.current.sessions.data?.sessions[2];
    await settle(() => result.current.revoke.mutateAsync("a"));
    await waitFor(() => expect(ids()).toEqual(["me", "b"]));
    expect(result.current.sessions.data?.sessions[1]).toBe(b);
  });

  test("does not show what the host wrote in place of what the backend said", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { queryClient } = await loadRawHooks(adapter);
    act(() => {
      queryClient.setQueryData(sessionKeys.list("held", "ada"), { sessions: sessionsOf("forged") });
    });
    expect(mountRawHooks(adapter, { queryClient }).ids()).toEqual(["me", "a"]);
  });

  test.each([null, undefined])("with the user %s nothing is fetched and nothing is shown", (userId) => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = mountRawHooks(adapter, { userId });
    expect(result.current.sessions).toMatchObject({ status: "pending", fetchStatus: "idle" });
    expect(adapter.calls).toEqual([]);
  });

  test("outside a provider it says what it needs", () => {
    expect(() => renderHook(() => useSessions())).toThrow("SessionsProvider");
    takeConsole();
  });
});

describe("under a hostile host, useRevokeSession", () => {
  test("resolves once a list proved that the session is gone", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const { result, ids } = await loadRawHooks(adapter);
    expect(await settle(() => result.current.revoke.mutateAsync("a"))).toEqual({
      id: "a",
      outcome: "revoked",
    });
    await waitFor(() => expect(ids()).toEqual(["me", "b"]));
    expect(result.current.revoke).toMatchObject({ status: "success", data: { id: "a" }, variables: "a" });
    expect(adapter.calls).toEqual(["list", "revoke a", "list"]);
  });

  test("resolves for a session that a new list lacks too, and revokes nothing", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = await loadRawHooks(adapter);
    expect(await settle(() => result.current.revoke.mutateAsync("gone"))).toEqual({
      id: "gone",
      outcome: "already-gone",
    });
    expect(adapter.calls).toEqual(["list", "list"]);
  });

  test("rejects for the current session, without a request", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = await loadRawHooks(adapter);
    const error = await settle(() => result.current.revoke.mutateAsync("me"));
    expect(error).toMatchObject({ code: "current-session", results: [{ id: "me", outcome: "refused" }] });
    expect(adapter.calls).toEqual(["list"]);
  });

  test.each(["forbidden", "rate-limited", "unauthenticated"] as const)(
    "rejects for a refusal with the backend's code: %s",
    async (code) => {
      const adapter = heldAdapter(sessionsOf("a"));
      const { result } = await loadRawHooks(adapter);
      const cause = failure(code, { retryAfterSeconds: 30 });
      adapter.nextRevokes = [cause];
      const error = await settle(() => result.current.revoke.mutateAsync("a"));
      expect(error).toBeInstanceOf(SignOutError);
      expect(error).toBeInstanceOf(SessionsError);
      expect(error).toMatchObject({
        name: "SignOutError",
        code,
        cause,
        retryAfterSeconds: 30,
        results: [{ id: "a", outcome: "refused", error: cause }],
      });
      expect(adapter.calls.filter((call) => call === "revoke a")).toHaveLength(1);
    },
  );

  test("rejects for a session that is still listed after a yes", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result, ids } = await loadRawHooks(adapter);
    adapter.revokeSession = async (id) => void adapter.calls.push(`revoke ${id}`);
    const error = await settle(() => result.current.revoke.mutateAsync("a"));
    expect(error).toMatchObject({ code: "backend", results: [{ id: "a", outcome: "still-listed" }] });
    expect(ids()).toEqual(["me", "a"]);
  });

  test("rejects with the request's own error where it failed and the session is still listed", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = await loadRawHooks(adapter);
    adapter.nextRevokes = [failure("network")];
    expect(await settle(() => result.current.revoke.mutateAsync("a"))).toMatchObject({
      code: "network",
      results: [{ id: "a", outcome: "still-listed" }],
    });
  });

  test("rejects while nobody knows, and the next list settles what is shown", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result, ids } = await loadRawHooks(adapter);
    adapter.nextLists = [failure("timeout")];
    const error = await settle(() => result.current.revoke.mutateAsync("a"));
    expect(error).toMatchObject({ results: [{ id: "a", outcome: "unknown" }] });
    expect(ids()).toEqual(["me", "a"]);
    await act(() => result.current.sessions.refetch());
    await waitFor(() => expect(ids()).toEqual(["me"]));
  });

  test("resolves where the request failed and the session is gone all the same", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = await loadRawHooks(adapter);
    adapter.revokeSession = async (id) => {
      adapter.sessions = adapter.sessions.filter((session) => session.id !== id);
      throw failure("network");
    };
    expect(await settle(() => result.current.revoke.mutateAsync("a"))).toMatchObject({ outcome: "revoked" });
  });

  test("a double click sends one request", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = await loadRawHooks(adapter);
    await settle(() =>
      Promise.all([result.current.revoke.mutateAsync("a"), result.current.revoke.mutateAsync("a")]),
    );
    expect(adapter.calls.filter((call) => call === "revoke a")).toHaveLength(1);
  });

  test("mutate rejects nowhere: the error is in the result", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = await loadRawHooks(adapter);
    adapter.nextRevokes = [failure("forbidden")];
    act(() => result.current.revoke.mutate("a"));
    await waitFor(() => expect(result.current.revoke.error?.code).toBe("forbidden"));
  });

  test("calls back what was handed to mutate", async () => {
    const { result } = await loadRawHooks(heldAdapter(sessionsOf("a")));
    const onSuccess = vi.fn();
    const onError = vi.fn();
    act(() => result.current.revoke.mutate("a", { onSuccess, onError }));
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1));
    expect(onSuccess.mock.calls[0]?.slice(0, 2)).toEqual([{ id: "a", outcome: "revoked" }, "a"]);
    expect(onError).not.toHaveBeenCalled();
  });

  test("reset forgets the former try", async () => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = await loadRawHooks(adapter);
    adapter.nextRevokes = [failure("forbidden")];
    await settle(() => result.current.revoke.mutateAsync("a"));
    await waitFor(() => expect(result.current.revoke.status).toBe("error"));
    act(() => result.current.revoke.reset());
    await waitFor(() => expect(result.current.revoke).toMatchObject({ status: "idle", error: null }));
  });

  test.each([null, undefined])("with the user %s it rejects and sends nothing", async (userId) => {
    const adapter = heldAdapter(sessionsOf("a"));
    const { result } = mountRawHooks(adapter, { userId });
    const error = await settle(() => result.current.revoke.mutateAsync("a"));
    expect(error).toMatchObject({ name: "SessionsError", code: "unauthenticated" });
    expect(await settle(() => result.current.others.mutateAsync())).toMatchObject({
      code: "unauthenticated",
    });
    expect(adapter.calls).toEqual([]);
  });
});

describe("under a hostile host, useRevokeOtherSessions", () => {
  test("resolves with one result for each that is proved gone", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const { result, ids } = await loadRawHooks(adapter);
    expect(await settle(() => result.current.others.mutateAsync())).toEqual([
      { id: "a", outcome: "revoked" },
      { id: "b", outcome: "revoked" },
    ]);
    await waitFor(() => expect(ids()).toEqual(["me"]));
    expect(adapter.calls).toEqual(["list", "others", "list"]);
  });

  test("rejects with all results where one is still there", async () => {
    const adapter = heldAdapter(sessionsOf("a", "b"));
    const { result } = await loadRawHooks(adapter);
    adapter.revokeOtherSessions = async () => {
      adapter.sessions = adapter.sessions.filter(({ id }) => id !== "a");
    };
    expect(await settle(() => result.current.others.mutateAsync())).toMatchObject({
      name: "SignOutError",
      code: "backend",
      results: [
        { id: "a", outcome: "revoked" },
        { id: "b", outcome: "still-listed" },
      ],
    });
  });

  test("rejects where the current session is unknown, and sends nothing", async () => {
    const adapter = heldAdapter(sessionsOf("a").slice(1));
    const { result } = await loadRawHooks(adapter);
    expect(await settle(() => result.current.others.mutateAsync())).toMatchObject({
      code: "current-unknown",
    });
    expect(adapter.calls).toEqual(["list"]);
  });
});
