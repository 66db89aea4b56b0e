import { describe, expect, it, vi } from "vitest";
import { hasEnded, isRow, requestClerk } from "../../../src/adapters/clerk/client.ts";
import { SessionsError } from "../../../src/core/errors.ts";
import type { ClerkFakeFault } from "../../fakes/clerk/data.ts";
import { countAsOnline } from "../../fakes/clerk/load-clerk.ts";
import { failureOf } from "../../support/failure-of.ts";
import { connect, hold, holdTime } from "./connect.ts";

describe("the list", () => {
  it("clerk-no-deadline: is given up when its time is over", async () => {
    const { adapter, fake } = await connect();
    holdTime();
    const { arrived } = hold(fake, "client");
    const list = adapter.listSessions();
    const refused = expect(list).rejects.toMatchObject({
      code: "timeout",
      message: expect.stringContaining("15000 ms"),
    });
    await arrived;
    vi.advanceTimersByTime(15_000);
    await refused;
  });

  it("clerk-no-signal: is given up with the reason of the signal", async () => {
    const { adapter, fake } = await connect();
    holdTime();
    const { arrived } = hold(fake, "client");
    const controller = new AbortController();
    const reason = new Error("Another page.");
    const list = adapter.listSessions({ signal: controller.signal });
    const refused = expect(list).rejects.toBe(reason);
    await arrived;
    controller.abort(reason);
    vi.advanceTimersByTime(15_000);
    await refused;
  });
});

describe("ending a session", () => {
  it("clerk-plain-network-error: knows a network failure that has no code", async () => {
    countAsOnline();
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", "network");
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "network" });
  });

  const refusals: [title: string, fault: ClerkFakeFault, expected: object][] = [
    ["403", { status: 403, code: "resource_forbidden" }, { code: "forbidden" }],
    ["404", { status: 404, code: "resource_not_found" }, { code: "not-found" }],
    ["429", { status: 429, code: "too_many_requests" }, { code: "rate-limited" }],
    ["422", { status: 422, code: "form_param_invalid" }, { code: "backend" }],
    ["500 as HTML", { status: 500, body: "<title>Oops</title>" }, { code: "backend" }],
  ];

  it.each(refusals)("passes a %s on, without a cause", async (_, fault, expected) => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", fault);
    const error = await failureOf(adapter.revokeSession(other.id));
    expect(error).toMatchObject({ name: "SessionsError", ...expected });
    expect(error.cause).toBeUndefined();
    expect(fake.living()).toContain(other.id);
  });

  it("clerk-error-classes: reads Clerk's code without Clerk's class", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", { status: 404, code: "resource_not_found" });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("clerk-retry-after: says when Clerk will listen again", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", { status: 429, code: "too_many_requests", headers: { "retry-after": "7" } });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ retryAfterSeconds: 7 });
  });

  it("clerk-reverification: asks for the person where Clerk wants a new verification", async () => {
    const { adapter, fake, other } = await connect();
    fake.isReverificationRequired = true;
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "reauth-required" });
  });

  it("clerk-own-session-refused: takes Clerk's 400 about another session for a no, not for its being this one", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", { status: 400, code: "invalid_action_for_session" });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("clerk-not-authorized: takes a 401 about another's session for a no, not for a sign-out", async () => {
    const { adapter, fake, other } = await connect();
    fake.fail("revoke", { status: 401, code: "action_for_session_not_authorized" });
    await expect(adapter.revokeSession(other.id)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("requestClerk", () => {
  const failing = (thrown: unknown) =>
    failureOf(requestClerk("Listing sessions", () => Promise.reject(thrown), 1000));

  it("names what failed, the status and Clerk's code, and nothing else of what was thrown", async () => {
    const thrown = { status: 500, message: "st_secret", errors: [{ code: "internal_clerk_error" }] };
    const { message } = await failing(thrown);
    expect(message).toMatch(/^Listing sessions failed \(500, internal_clerk_error\): /);
    expect(message).not.toContain("st_secret");
  });

  it("does not show a code that is not Clerk's", async () => {
    const { message } = await failing({ status: 500, errors: [{ code: "Bearer st_secret" }] });
    expect(message).toContain("(500, no code)");
  });

  it("does not say for longer than an hour that Clerk will not listen", async () => {
    await expect(failing({ status: 429, retryAfter: 86_400 })).resolves.toMatchObject({
      code: "rate-limited",
      retryAfterSeconds: 3600,
    });
  });

  it.each([undefined, null, "text", 7])("takes %o, thrown, for a failure of the backend", async (thrown) => {
    await expect(failing(thrown)).resolves.toMatchObject({ code: "backend" });
  });

  it("hands on the adapter's own errors as they are", async () => {
    const own = new SessionsError("current-session", "This is the current session.");
    expect(await failing(own)).toBe(own);
  });
});

describe("hasEnded", () => {
  it.each(["abandoned", "ended", "expired", "removed", "replaced", "revoked"])("is true for %s", (status) => {
    expect(hasEnded(status)).toBe(true);
  });

  it.each(["active", "pending", "suspended", "not revoked", "revoked soon", "", null, undefined])(
    "is false for %o",
    (status) => {
      expect(hasEnded(status)).toBe(false);
    },
  );
});

describe("isRow", () => {
  it("needs an id and a method that revokes", () => {
    const revoke = async () => {};
    expect([{ id: "sess_1", revoke }, { id: 1, revoke }, { id: "sess_1" }, null].map(isRow)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
