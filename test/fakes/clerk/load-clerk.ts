import { createRequire } from "node:module";
import type { Clerk } from "@clerk/clerk-js/no-rhc";
import { vi } from "vitest";
import type { ClerkFake } from "./data.ts";
import { mountClerkFake } from "./mount-clerk-fake.ts";

/** It names a host that is never asked, because of `proxyUrl`. */
const publishableKey: string = `pk_live_${btoa("clerk.fake.test$")}`;

export interface LoadedClerk {
  clerk: Clerk;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);

/**
 * Clerk's real client in Node, connected to the fake over HTTP. The module is evaluated anew each time, because two
 * instances of one module share their requests.
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
 * Makes Clerk's client believe that it is online in a person's browser, until `vi.unstubAllGlobals()`. Otherwise it
 * resolves broken requests as if they had a response. It finds a navigator as in a web worker.
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

/** Clerk's client waits for 0.7 to 5 s before it repeats a request that reads. This removes the waits. */
export function skipRetryWaits(): void {
  const { setTimeout: wait } = globalThis;
  const isRetryWait = (ms: number) => ms >= 700 && ms <= 5000 && ms !== 3000; // 3000 ms is the conformance suite's own.
  vi.stubGlobal("setTimeout", (callback: () => void, ms = 0) => wait(callback, isRetryWait(ms) ? 0 : ms));
}
