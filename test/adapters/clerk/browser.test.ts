import type { useClerk } from "@clerk/react";
import { describe, expect, expectTypeOf, it, onTestFinished, vi } from "vitest";
import { type ClerkInstance, clerkAdapter } from "../../../src/adapters/clerk/browser.ts";
import type { ClerkFakeRoute } from "../../fakes/clerk/data.ts";
import type { LoadedClerk } from "../../fakes/clerk/load-clerk.ts";
import { connect, hold, holdTime } from "./connect.ts";

describe("ending a session", () => {
  it("ends it, as the account that is this tab's", async () => {
    const { adapter, fake, other, me, bob } = await connect();
    await expect(adapter.revokeSession(other.id)).resolves.toBeUndefined();
    expect(fake.living()).toEqual([bob.id, me.id]);
    expect(fake.requests.at(-1)).toMatchObject({ path: `/me/sessions/${other.id}/revoke`, sessionId: me.id });
  });

  it("ends a session whose sign-in is not finished, like any other", async () => {
    const { adapter, fake, other, me, bob } = await connect();
    other.status = "pending";
    await expect(adapter.revokeSession(other.id)).resolves.toBeUndefined();
    expect(fake.living()).toEqual([bob.id, me.id]);
  });

  it("clerk-lost-this: calls Clerk's method on its row", async () => {
    const { adapter, other } = await connect();
    await expect(adapter.revokeSession(other.id)).resolves.toBeUndefined();
  });

  it("clerk-own-session: refuses the session that asks, though Clerk would end it", async () => {
    const { adapter, fake, me, sent } = await connect();
    fake.acceptsOwnRevoke = true;
    await adapter.listSessions();
    await expect(adapter.revokeSession(me.id)).rejects.toMatchObject({ code: "current-session" });
    expect(sent("revoke")).toBe(0);
  });

  it("refuses what became the session that asks after the list", async () => {
    const { adapter, fake, clerk, sent } = await connect();
    fake.acceptsOwnRevoke = true;
    const second = fake.signIn();
    await adapter.listSessions();
    await clerk.client?.reload();
    await clerk.setActive({ session: second.id });
    await expect(adapter.revokeSession(second.id)).rejects.toMatchObject({ code: "current-session" });
    expect(sent("revoke")).toBe(0);
  });

  it("refuses what becomes the session that asks while it is asked for", async () => {
    const { adapter, fake, clerk, sent } = await connect();
    fake.acceptsOwnRevoke = true;
    const second = fake.signIn();
    await clerk.client?.reload();
    await adapter.listSessions();
    fake.onRequest = async ({ route }) => {
      if (route !== "client") return;
      fake.onRequest = undefined;
      await clerk.setActive({ session: second.id });
    };
    await expect(adapter.revokeSession(second.id)).rejects.toMatchObject({ code: "current-session" });
    expect(sent("revoke")).toBe(0);
  });

  it("clerk-second-account: sends nothing about a row that was shown to another account", async () => {
    const { adapter, clerk, other, bob, sent } = await connect();
    await adapter.listSessions();
    await clerk.setActive({ session: bob.id });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "current-unknown" });
    expect(sent("revoke")).toBe(0);
  });

  it("clerk-false-success: does not believe a promise that resolves with a session as it was", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", "network");
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "network" });
    expect(fake.living()).toContain(other.id);
  });

  it("does not believe an answer without content", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", { status: 204 });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "network" });
  });

  it("clerk-answer-without-status: does not believe an answer about no session", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", { status: 200, body: {} });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "bad-response" });
  });

  it("clerk-row-changes: asks for the same session after a try that emptied its row", async () => {
    const { adapter, fake, other } = await connect();
    await adapter.listSessions();
    fake.fail("revoke", { status: 200, body: {} }, { times: 1 });
    await adapter.revokeSession(other.id).catch(() => {});
    await expect(adapter.revokeSession(other.id)).resolves.toBeUndefined();
    expect(fake.living()).not.toContain(other.id);
  });

  it("clerk-401: takes a 401 for a sign-out only where Clerk's client has the session no longer", async () => {
    const { adapter, fake, me, other } = await connect();
    fake.fail("revoke", { status: 401, code: "authentication_invalid" });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "backend" });
    fake.onRequest = ({ route }) => {
      if (route === "revoke") fake.endSession(me.id);
    };
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it.each([
    [403, "resource_forbidden"],
    [429, "too_many_requests"],
  ])("is no refusal where the question after a 401 is answered with a %i", async (status, code) => {
    const { adapter, fake, other } = await connect();
    await adapter.listSessions();
    // After the 401, Clerk's client reads its sessions first, and then the adapter does.
    const routes: ClerkFakeRoute[] = [];
    fake.onRequest = ({ route }) => {
      routes.push(route);
      if (routes.slice(-3).join() === "revoke,client,client") fake.fail("client", { status, code });
    };
    fake.fail("revoke", { status: 401, code: "authentication_invalid" }, { isAfterEffect: true });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({
      code: "backend",
      message: expect.stringContaining("(401, authentication_invalid)"),
    });
    expect(fake.living()).not.toContain(other.id);
  });

  it("does not believe an answer with a status that is not known", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", { status: 200, body: { id: other.id, status: "suspended" } });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "network" });
  });

  it("clerk-late-request: sends nothing after its time is over", async () => {
    const { adapter, fake, other, sent } = await connect();
    await adapter.listSessions();
    holdTime();
    const { arrived, open } = hold(fake, "client");
    const revoke = adapter.revokeSession(other.id);
    const refused = expect(revoke).rejects.toMatchObject({ code: "timeout" });
    await arrived;
    vi.advanceTimersByTime(15_000);
    await refused;
    open();
    fake.onRequest = undefined;
    for (const _ of "ab") await adapter.listSessions();
    expect(sent("revoke")).toBe(0);
  });

  it("sends nothing about a session that a newer list lacks", async () => {
    const { adapter, fake, other, sent } = await connect();
    await adapter.listSessions();
    fake.endSession(other.id);
    await adapter.listSessions();
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "not-found" });
    expect(sent("revoke")).toBe(0);
  });

  it("asks for the list of a session that it has not listed, and knows none that is not there", async () => {
    const { adapter, sent } = await connect();
    await expect(adapter.revokeSession("sess_unknown")).rejects.toMatchObject({ code: "not-found" });
    expect([sent("list"), sent("revoke")]).toEqual([1, 0]);
  });
});

describe("the arguments", () => {
  it("are what useClerk() returns, or a Clerk", () => {
    expectTypeOf<ReturnType<typeof useClerk>>().toExtend<ClerkInstance>();
    expectTypeOf<LoadedClerk["clerk"]>().toExtend<ClerkInstance>();
  });

  it.each([undefined, null, "clerk", {}, { session: null }])("cannot be %o", (clerk) => {
    expect(() => clerkAdapter(clerk as never)).toThrow(
      new TypeError("clerkAdapter: pass what useClerk returns, or a Clerk instance."),
    );
  });

  it("give one Clerk one adapter, and one of its own to whoever asks for something", () => {
    const clerk = { session: null, client: undefined };
    expect(clerkAdapter(clerk)).toBe(clerkAdapter(clerk));
    expect(clerkAdapter({ ...clerk })).not.toBe(clerkAdapter(clerk));
    expect(clerkAdapter(clerk, { name: "clerk-2" })).not.toBe(clerkAdapter(clerk));
  });

  it("name the adapter, and it has no more methods than Clerk", () => {
    const clerk = { session: null, client: undefined };
    expect(Object.keys(clerkAdapter(clerk))).toEqual(["name", "listSessions", "revokeSession"]);
    expect([clerkAdapter(clerk).name, clerkAdapter(clerk, { name: "clerk-2" }).name]).toEqual([
      "clerk",
      "clerk-2",
    ]);
  });
});

describe("subscribing", () => {
  const connected = async () => {
    const all = await connect();
    const told = vi.fn();
    const stop = all.adapter.subscribe(told);
    onTestFinished(stop);
    return { ...all, told, stop };
  };

  it("tells of somebody who signs in or out in this browser", async () => {
    const { fake, clerk, told, bob } = await connected();
    fake.signIn({ userId: "user_bob" });
    await clerk.session?.touch();
    expect(told).toHaveBeenCalledTimes(1);
    fake.endSession(bob.id);
    await clerk.session?.touch();
    expect(told).toHaveBeenCalledTimes(2);
  });

  it("tells of another current session once, and not while Clerk switches", async () => {
    const { clerk, told, bob } = await connected();
    await clerk.setActive({ session: bob.id });
    expect(clerk.session?.id).toBe(bob.id);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it("tells of a sign-in that has been finished", async () => {
    const { clerk, told, bob } = await connected();
    bob.status = "pending";
    await clerk.session?.touch();
    expect(told).toHaveBeenCalledTimes(1);
    bob.status = "active";
    await clerk.session?.touch();
    expect(told).toHaveBeenCalledTimes(2);
  });

  it("clerk-busy-listener: tells nothing of what Clerk says besides, such as a new token", async () => {
    const { clerk, adapter, told, other } = await connected();
    const heard = vi.fn();
    onTestFinished(clerk.addListener(heard));
    heard.mockClear();
    await clerk.session?.touch();
    await clerk.user?.reload();
    // A session of another device is none of this browser's.
    await adapter.revokeSession(other.id);
    expect(heard).toHaveBeenCalled();
    expect(told).not.toHaveBeenCalled();
  });

  it("tells nothing while Clerk switches, when it has no session for a moment", () => {
    let emit = () => {};
    const clerk = {
      session: { id: "sess_1" } as { id: string } | undefined,
      client: { sessions: [], reload: async () => {} },
      addListener: (listener: () => void) => {
        emit = listener;
        return () => {};
      },
    };
    const told = vi.fn();
    clerkAdapter(clerk).subscribe?.(told);
    clerk.session = undefined;
    emit();
    clerk.session = { id: "sess_1" };
    emit();
    expect(told).not.toHaveBeenCalled();
  });

  it("is not offered where Clerk's instance has no listeners", async () => {
    const { clerk } = await connect();
    const { session, client } = clerk;
    expect(clerkAdapter({ session, client } as ClerkInstance)).not.toHaveProperty("subscribe");
  });
});
