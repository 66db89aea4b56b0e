import { ClerkProvider } from "@clerk/react";
import { render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { createClerkFake } from "../../fakes/clerk/clerk-fake.ts";
import { clerkInPage, proxyUrl, publishableKey } from "../../fakes/clerk/clerk-in-page.ts";
import { words } from "../../support/words.ts";
import { writeSnippets } from "./write-snippets.ts";

const folder = "test-results/readme/clerk";
afterEach(() => vi.unstubAllGlobals());

test('the README\'s "Clerk" shows the devices of whoever is signed in to Clerk', async () => {
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
  // Clerk gets its token under a lock that waits with timers. It must not look for the page when that is gone.
  await clerk.session?.getToken();
});
