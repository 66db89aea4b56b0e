import { createAuthClient as createVanillaClient } from "better-auth/client";
import {
  adminClient,
  inferAdditionalFields,
  multiSessionClient,
  organizationClient,
} from "better-auth/client/plugins";
import { createAuthClient as createReactClient } from "better-auth/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type BetterAuthClient, betterAuthAdapter } from "../../../src/adapters/better-auth/browser.ts";
import { adapterOver, me, never, plainClient } from "./scripted-adapter.ts";

const parser = vi.hoisted(() => ({ prefetches: 0 }));
vi.mock("../../../src/core/user-agent/parser.ts", () => {
  throw new Error("The parser is blocked.");
});
vi.mock("../../../src/core/user-agent/load-parser.ts", async (importOriginal) => {
  const original = await importOriginal<typeof import("../../../src/core/user-agent/load-parser.ts")>();
  return {
    ...original,
    prefetchUserAgentParser: () => {
      parser.prefetches += 1;
      original.prefetchUserAgentParser();
    },
  };
});

afterEach(() => {
  vi.useRealTimers();
});

describe("the client", () => {
  it("is the application's own: vanilla or React, with plugins, own fields, and either error style", () => {
    const baseURL = "https://app.example.test";
    // This test is the type checker's: each of these has to be a BetterAuthClient without a cast.
    const clients: BetterAuthClient[] = [
      createVanillaClient(),
      createVanillaClient({ baseURL, fetchOptions: { throw: true } }),
      createReactClient({ baseURL }),
      createReactClient({ baseURL, fetchOptions: { throw: true } }),
      createReactClient({
        baseURL,
        plugins: [
          adminClient(),
          organizationClient(),
          multiSessionClient(),
          inferAdditionalFields({ session: { city: { type: "string" } } }),
        ],
      }),
    ];
    for (const client of clients) expect(betterAuthAdapter(client).name).toBe("better-auth");
  });
});

describe("the list", () => {
  it("starts the parser together with its request, and survives that it can't be had", async () => {
    const { adapter } = adapterOver([me], { "list-sessions": never });
    const before = parser.prefetches;
    adapter.listSessions().catch(() => {});
    expect(parser.prefetches).toBe(before + 1);
    await expect(adapterOver([me]).adapter.listSessions()).resolves.toBeDefined();
  });
});

describe("a signal and a deadline", () => {
  it("nothing is sent where the signal is aborted already", async () => {
    const { adapter, sent } = adapterOver([me]);
    await expect(adapter.listSessions({ signal: AbortSignal.abort("gone") })).rejects.toBe("gone");
    expect(sent).toEqual([]);
  });

  it("aborting rejects with the reason and stops both requests", async () => {
    let started = () => {};
    const bothSent = new Promise<void>((resolve) => {
      started = resolve;
    });
    const hanging = () => {
      if (scripted.sent.length === 2) started();
      return never();
    };
    const scripted = adapterOver([], { "list-sessions": hanging, "get-session": hanging });
    const controller = new AbortController();
    const list = scripted.adapter.listSessions({ signal: controller.signal });
    await bothSent;
    controller.abort("gone");
    await expect(list).rejects.toBe("gone");
    expect(scripted.signals.map((signal) => signal?.aborted)).toEqual([true, true]);
  });

  it("a client that never answers and knows no signal is a timeout", async () => {
    vi.useFakeTimers();
    const hanging = { ...plainClient(), listSessions: never, getSession: never, revokeOtherSessions: never };
    const adapter = betterAuthAdapter(hanging, { timeoutMs: 5000 });
    const calls = [adapter.listSessions(), adapter.revokeSession?.("x"), adapter.revokeOtherSessions?.()];
    const codes = Promise.all(calls.map((call) => call?.catch((error) => error.code)));
    await vi.advanceTimersByTimeAsync(5000);
    expect(await codes).toEqual(["timeout", "timeout", "timeout"]);
  });
});
