import { createRequire } from "node:module";
import type { Clerk } from "@clerk/clerk-js/no-rhc";
import { vi } from "vitest";
import type { ClerkFake } from "../clerk-fake.ts";
import { mountClerkFake } from "./mount-clerk-fake.ts";

/** Any host will do: with `proxyUrl` nothing is sent there. */
const publishableKey: string = `pk_live_${btoa("clerk.fake.test$")}`;

export interface LoadedClerk {
  clerk: Clerk;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);

/**
 * Clerk's real client in Node, over HTTP. Its statics allow one at a time (a second one takes over the first one's
 * requests), so each is evaluated anew.
 */
export async function loadClerk(fake: ClerkFake, clientId?: string): Promise<LoadedClerk> {
  delete require.cache[require.resolve("@clerk/clerk-js/no-rhc")];
  const { Clerk }: typeof import("@clerk/clerk-js/no-rhc") = require("@clerk/clerk-js/no-rhc");
  const server = await mountClerkFake(fake, "/__clerk", clientId);
  const clerk = new Clerk(publishableKey, { proxyUrl: server.url });
  await clerk.load({ standardBrowser: false, telemetry: false } as Parameters<Clerk["load"]>[0]);
  return { clerk, close: server.close };
}

/**
 * Without a navigator that is online and no bot's, Clerk's client takes every broken request for an answer. This gives
 * it one, as in a web worker, until `vi.unstubAllGlobals()`.
 */
export function countAsOnline(): void {
  const navigator = {
    onLine: true,
    webdriver: false,
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
  };
  vi.stubGlobal("self", { navigator });
  const WorkerGlobalScope = () => {};
  Object.defineProperty(WorkerGlobalScope, Symbol.hasInstance, { value: () => true });
  vi.stubGlobal("WorkerGlobalScope", WorkerGlobalScope);
}

/** Clerk's client waits 0.7 to 5 s between two tries of a request that reads. This takes the waits out. */
export function skipRetryWaits(): void {
  const { setTimeout: wait } = globalThis;
  const isRetryWait = (ms: number) => ms >= 700 && ms <= 5000 && ms !== 3000; // 3000: the suite's own
  vi.stubGlobal("setTimeout", (callback: () => void, ms = 0) => wait(callback, isRetryWait(ms) ? 0 : ms));
}
