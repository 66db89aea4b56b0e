import { describe, expect, it } from "vitest";
import { betterAuthAdapter } from "../../../src/adapters/better-auth/browser.ts";
import { sessionLimit } from "../../support/session-limits.ts";
import { adapterOver, me, row } from "./scripted-adapter.ts";

describe("the list", () => {
  it("leaves out rows that can't be named, and counts them", async () => {
    const { adapter } = adapterOver([me, null, 7, "row", [], {}, row("x", { id: 7 })]);
    expect(await adapter.listSessions()).toMatchObject({ sessions: [{ id: "me" }], skipped: 6 });
  });

  it.each([
    ["with 100 rows", 100, true],
    ["with 99 rows", 99, undefined],
  ])("%s says truncated: %3$s", async (_, count, truncated) => {
    const rows = Array.from({ length: count - 1 }, (__, index) => row(`other-${index}`));
    expect((await adapterOver([me, ...rows]).adapter.listSessions()).truncated).toBe(truncated);
  });

  it("better-auth-current-cut-off: gets the session that asks where it lacks it, and says that there are more", async () => {
    const { sessions, truncated } = await adapterOver([row("phone")]).adapter.listSessions();
    expect(sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
      ["me", true],
      ["phone", false],
    ]);
    expect(truncated).toBe(true);
  });

  it("better-auth-impersonator-lists: does not get the session of somebody who impersonates the user, and is read-only", async () => {
    const impersonated = { session: { ...me, impersonatedBy: "admin" }, user: {} };
    const list = await adapterOver([row("phone")], { "get-session": impersonated }).adapter.listSessions();
    expect(list).toMatchObject({ sessions: [{ id: "phone", isCurrent: false }], can: [] });
    expect(list).not.toHaveProperty("truncated");
  });

  it("carries the options, and leaves out what is exact", async () => {
    const { authClient } = adapterOver([me]);
    const options = { revocationLagSeconds: 300, lastActiveGranularitySeconds: 60, sessionLimit };
    expect(await betterAuthAdapter(authClient, options).listSessions()).toMatchObject(options);
    const exact = await betterAuthAdapter(authClient, {
      revocationLagSeconds: 0,
      lastActiveGranularitySeconds: 0,
    }).listSessions();
    expect(exact).not.toHaveProperty("revocationLagSeconds");
    expect(exact).not.toHaveProperty("lastActiveGranularitySeconds");
    expect(exact).not.toHaveProperty("sessionLimit");
  });
});
