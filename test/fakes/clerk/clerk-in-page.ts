import { Clerk } from "@clerk/clerk-js/no-rhc";
import type { HeadlessBrowserClerk } from "@clerk/react";
import { vi } from "vitest";
import type { ClerkFake } from "./data.ts";

const realFetch = globalThis.fetch;

/** It names a host that is never asked, because of `proxyUrl`. */
export const publishableKey: string = `pk_live_${btoa("clerk.fake.test$")}`;
export const proxyUrl: string = `${location.origin}/__clerk`;

/**
 * Clerk's real client in this page, connected to the fake by the page's `fetch`. Requests of an earlier client go to
 * the newest fake.
 */
export async function clerkInPage(fake: ClerkFake): Promise<Clerk & HeadlessBrowserClerk> {
  forgetClerk();
  vi.stubGlobal("fetch", async (input: URL | RequestInfo, init?: RequestInit) => {
    const request = new Request(input, init);
    if (!new URL(request.url).pathname.startsWith("/__clerk/")) return realFetch(request);
    const response = await fake.handle(request);
    if (response.type === "error") throw new TypeError("Failed to fetch");
    return response;
  });
  const clerk = new Clerk(publishableKey, { proxyUrl });
  await clerk.load({ telemetry: false });
  // Cast: the provider's type does not allow `undefined` in some members of Clerk's own class.
  return clerk as Clerk & HeadlessBrowserClerk;
}

/** Deletes the cookies that Clerk's client has written. */
function forgetClerk(): void {
  for (const cookie of document.cookie.split(";")) {
    const [name = ""] = cookie.split("=");
    Object.assign(document, { cookie: `${name.trim()}=; Path=/; Max-Age=0` });
  }
}

/**
 * Clerk's client takes a browser that says it is automated, as Playwright's does, for a bot. People's browsers don't
 * say so.
 */
export function sayIsAutomated(isAutomated: boolean): void {
  Object.defineProperty(navigator, "webdriver", { value: isAutomated, configurable: true });
}
