import { betterAuth } from "better-auth";
import { createAuthMiddleware } from "better-auth/api";
import { afterEach, describe, expect, it } from "vitest";
import { betterAuthServerAdapter } from "../../../src/adapters/better-auth/server.ts";
import { outcomeOf } from "../../support/outcome-of.ts";
import { bare, ids, stop, threeDevices } from "./running-server.ts";

afterEach(stop);

describe("auth", () => {
  it("better-auth-server-raw-errors: that could not start is a failure of the backend, in our words", async () => {
    const auth = { ...betterAuth(bare), $context: Promise.reject(new Error("postgres://ann:secret@db")) };
    const adapter = betterAuthServerAdapter({ auth, request: { headers: new Headers() } });
    const error = await adapter.listSessions().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "SessionsError", code: "backend" });
    expect(`${error}`).not.toContain("postgres");
    expect(error).not.toHaveProperty("cause");
  });
});

describe("a hook of the application that says no", () => {
  const hooks = (status: "FORBIDDEN" | "TOO_MANY_REQUESTS", path: string) => ({
    before: createAuthMiddleware(async (ctx) => {
      if (ctx.path === path) throw ctx.error(status);
    }),
  });

  it.each([
    ["FORBIDDEN", "forbidden"],
    ["TOO_MANY_REQUESTS", "rate-limited"],
  ] as const)("with %s is a refusal: %s", async (status, code) => {
    const { phone, adapter } = await threeDevices({ hooks: hooks(status, "/revoke-session") });
    expect((await adapter.listSessions()).sessions).toHaveLength(3);
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe(code);
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe(code);
    expect(ids()).toHaveLength(3);
  });

  it("about the session that asks refuses the list", async () => {
    const { adapter } = await threeDevices({ hooks: hooks("FORBIDDEN", "/get-session") });
    expect(await outcomeOf(adapter.listSessions())).toBe("forbidden");
  });
});
