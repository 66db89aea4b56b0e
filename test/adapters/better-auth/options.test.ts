import { describe, expect, it } from "vitest";
import { betterAuthAdapter } from "../../../src/adapters/better-auth/browser.ts";
import { scriptedAuthClient } from "../../fakes/scripted-auth-client.ts";

describe("the arguments", () => {
  const client = scriptedAuthClient({}).authClient;

  it.each([
    [{ name: "" }, /name/],
    [{ timeoutMs: 0 }, /timeoutMs/],
    [{ timeoutMs: Number.NaN }, /timeoutMs/],
    [{ timeoutMs: 2 ** 31 }, /timeoutMs/],
    [{ timeoutMs: "5000" as never }, /timeoutMs/],
    [{ revocationLagSeconds: -1 }, /revocationLagSeconds/],
    [{ lastActiveGranularitySeconds: Number.POSITIVE_INFINITY }, /lastActiveGranularitySeconds/],
    [{ location: "Athens" as never }, /location/],
    [{ sessionLimit: { max: 0 } as never }, /sessionLimit must be/],
  ])("%o is refused at once, by name", (options, message) => {
    expect(() => betterAuthAdapter(client, options)).toThrow(TypeError);
    expect(() => betterAuthAdapter(client, options)).toThrow(message);
  });

  it.each([undefined, null, {}, { api: {} }])("a client that is %o is refused at once", (wrong) => {
    expect(() => betterAuthAdapter(wrong as never)).toThrow(/createAuthClient\(\)/);
  });

  it("name the adapter, for a page with two", () => {
    expect(betterAuthAdapter(client, { name: "staff" }).name).toBe("staff");
  });
});
