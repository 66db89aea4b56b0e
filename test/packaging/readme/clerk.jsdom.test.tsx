import { ClerkProvider } from "@clerk/react";
import { render, screen } from "@testing-library/react";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { createClerkFake } from "../../fakes/clerk/clerk-fake.ts";
import { clerkInPage, proxyUrl, publishableKey } from "../../fakes/clerk/clerk-in-page.ts";
import { words } from "../../support/words.ts";
import { writeSnippets } from "./write-snippets.ts";

const folder = "test-results/readme/clerk";
afterEach(() => vi.unstubAllGlobals());

/** Clerk renews its token under a lock that waits with timers. They must not look for the page when that is gone. */
function endTimersWithTest(): void {
  const spies = [vi.spyOn(globalThis, "setTimeout"), vi.spyOn(globalThis, "setInterval")];
  onTestFinished(() => {
    for (const spy of spies) {
      for (const { type, value } of spy.mock.results) if (type === "return") clearTimeout(value);
      spy.mockRestore();
    }
  });
}

test('the README\'s "Clerk" shows the devices of whoever is signed in to Clerk', async () => {
  endTimersWithTest();
  writeSnippets("Clerk", folder, ["account.tsx"]);
  const { Account } = await import(/* @vite-ignore */ `../../../${folder}/account.tsx`);
  const fake = createClerkFake();
  const activity = { id: "sess_activity_other", device_type: "Linux", browser_name: "Firefox" };
  fake.signIn({ clientId: "client_elsewhere", activity });
  fake.signIn();
  const clerk = await clerkInPage(fake);
  render(
    <ClerkProvider Clerk={clerk} publishableKey={publishableKey} proxyUrl={proxyUrl}>
      <Account />
    </ClerkProvider>,
  );
  expect(await screen.findByText(words("Firefox on Linux"))).toBeDefined();
  expect(screen.getByRole("button", { name: words("Sign out Firefox on Linux") })).toBeDefined();
  expect(screen.getByText("This device")).toBeDefined();
  // What Clerk has asked for by now has to arrive while the page is there.
  await clerk.session?.getToken();
});
