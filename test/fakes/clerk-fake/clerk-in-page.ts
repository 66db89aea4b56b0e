import { Clerk } from "@clerk/clerk-js/no-rhc";
import type { HeadlessBrowserClerk } from "@clerk/react";
import { vi } from "vitest";
import type { ClerkFake } from "../clerk-fake.ts";

const realFetch = globalThis.fetch;

/** Any host will do: with `proxyUrl` nothing is sent there. */
export const publishableKey: string = `pk_live_${btoa("clerk.fake.test$")}`;
export const proxyUrl: string = `${location.origin}/__clerk`;

/**
 * Clerk's real client in this page, over the fake in place of the page's own `fetch`. The newest one takes over; what
 * the former one still sends goes to the newest fake.
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
  // The provider's type is stricter about undefined than Clerk's own class.
  return clerk as Clerk & HeadlessBrowserClerk;
}

/** Clerk's client writes cookies of its own. */
function forgetClerk(): void {
  for (const cookie of document.cookie.split(";")) {
    const [name = ""] = cookie.split("=");
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser under test.
    document.cookie = `${name.trim()}=; Path=/; Max-Age=0`;
  }
}

/** Playwright's browser says that it is automated, which Clerk's client takes for offline; people's browsers don't. */
export function sayIsAutomated(isAutomated: boolean): void {
  Object.defineProperty(navigator, "webdriver", { value: isAutomated, configurable: true });
}
