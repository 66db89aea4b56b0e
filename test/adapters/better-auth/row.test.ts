import { describe, expect, it, vi } from "vitest";
import { betterAuthAdapter } from "../../../src/adapters/better-auth/browser.ts";
import { isSameSession } from "../../../src/adapters/better-auth/row.ts";
import { adapterOver, me, plainClient, row } from "./scripted-adapter.ts";

describe("a row", () => {
  const listed = async (more: object, options = {}) => {
    const { authClient } = adapterOver([me, row("phone", more)]);
    return (await betterAuthAdapter(authClient, options).listSessions()).sessions[1];
  };

  it("comes out in our words, without token, user id and unknown fields", async () => {
    expect(
      await listed({ activeOrganizationId: "org", sessionToken: "secret", email: "ann@example.test" }),
    ).toEqual({
      id: "phone",
      isCurrent: false,
      createdAt: "2026-01-15T09:00:00.000Z",
      lastActiveAt: "2026-01-15T10:00:00.000Z",
      expiresAt: "2026-01-22T10:00:00.000Z",
      ipAddress: "203.0.113.7",
      userAgent: "Example/1",
    });
  });

  it("better-auth-empty-texts: has no address and no user agent where Better Auth knows none", async () => {
    const session = await listed({ ipAddress: "", userAgent: "" });
    expect(session).not.toHaveProperty("ipAddress");
    expect(session).not.toHaveProperty("userAgent");
  });

  it.each([null, 0, 17, {}, []])("has no address and no user agent where they are %o", async (value) => {
    const session = await listed({ ipAddress: value, userAgent: value });
    expect(session).not.toHaveProperty("ipAddress");
    expect(session).not.toHaveProperty("userAgent");
  });

  it.each([null, "", 0, 1_763_700_000, {}])("has no instants where they are %o", async (value) => {
    const session = await listed({ createdAt: value, updatedAt: value, expiresAt: value });
    expect(Object.keys(session ?? {})).toEqual(["id", "isCurrent", "userAgent", "ipAddress"]);
  });

  it("better-auth-revived-dates: may hold Date objects, as the client revives them, real or not", async () => {
    const dates = { createdAt: new Date(Date.UTC(2026, 0, 1)), updatedAt: new Date(Number.NaN) };
    const client = {
      ...plainClient(),
      listSessions: async () => ({ data: [me, row("phone", dates)], error: null }),
    };
    const session = (await betterAuthAdapter(client).listSessions()).sessions[1];
    expect(session?.createdAt).toBe("2026-01-01T00:00:00.000Z");
    expect(session).not.toHaveProperty("lastActiveAt");
  });

  it("is marked where somebody impersonates the user in it", async () => {
    expect(await listed({ impersonatedBy: "admin" })).toMatchObject({ impersonated: true });
  });

  it("has the place from the session's own fields, where they are texts", async () => {
    expect((await listed({ city: "Athens", region: "", country: "GR" }))?.location).toEqual({
      city: "Athens",
      country: "GR",
    });
    expect(await listed({ city: 7, country: null })).not.toHaveProperty("location");
  });

  it("better-auth-listed-tokens: has the place that the application says, from a row without the token", async () => {
    const location = vi.fn((session: Readonly<Record<string, unknown>>) => ({
      label: String(session.network),
    }));
    expect((await listed({ network: "Office", city: "Athens" }, { location }))?.location).toEqual({
      label: "Office",
    });
    expect(location.mock.calls.map(([session]) => "token" in session)).toEqual([false, false]);
  });

  it("falls back to its own fields where the application knows no place, or fails", async () => {
    const unknown = () => undefined;
    const failing = () => {
      throw new Error("A mistake in the application.");
    };
    for (const location of [unknown, failing])
      expect((await listed({ city: "Athens" }, { location }))?.location).toEqual({ city: "Athens" });
  });
});

describe("two rows", () => {
  it.each([
    ["one id", { id: "a", token: "1" }, { id: "a", token: "2" }],
    ["one token", { id: "a", token: "1" }, { id: "b", token: "1" }],
  ])("with %s are one session", (_, one, other) => {
    expect(isSameSession(one, other)).toBe(true);
  });

  it.each([
    ["two tokens", { id: "a", token: "1" }, { id: "b", token: "2" }],
    ["masked tokens", { id: "a", token: "" }, { id: "b", token: "" }],
    ["no tokens", { id: "a" }, { id: "b" }],
  ])("with two ids and %s are two sessions", (_, one, other) => {
    expect(isSameSession(one, other)).toBe(false);
  });
});
