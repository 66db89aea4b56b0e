import { ClerkProvider } from "@clerk/react";
import { render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { confirmSignOut } from "../components/support/confirm-sign-out.ts";
import { said } from "../components/support/said.ts";
import { createClerkFake } from "../fakes/clerk/clerk-fake.ts";
import { clerkInPage, proxyUrl, publishableKey } from "../fakes/clerk/clerk-in-page.ts";
import { Devices } from "../packaging/recipes/clerk-reverification.tsx";
import { words } from "../support/words.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Clerk requires a verification. The person enters this password, or cancels if there is no password. */
async function showPage(password?: string) {
  const fake = createClerkFake();
  fake.isReverificationRequired = true;
  const activity = { id: "sess_activity_other", device_type: "Linux", browser_name: "Firefox" };
  const other = fake.signIn({ clientId: "client_elsewhere", activity });
  fake.signIn();
  const clerk = await clerkInPage(fake);
  const ask = vi.fn(async ({ complete, cancel }: { complete: () => void; cancel: () => void }) => {
    if (password === undefined) return cancel();
    await clerk.session?.startVerification({ level: "first_factor" });
    const { status } =
      (await clerk.session?.attemptFirstFactorVerification({ strategy: "password", password })) ?? {};
    if (status === "complete") complete();
  });
  render(
    <ClerkProvider Clerk={clerk} publishableKey={publishableKey} proxyUrl={proxyUrl}>
      <Devices onNeedsReverification={ask} />
    </ClerkProvider>,
  );
  await screen.findByText(words("Firefox on Linux"));
  const revokes = () => fake.requests.filter(({ route }) => route === "revoke").length;
  return { fake, other, ask, revokes };
}

test("asks for a verification with Clerk's own hook, and signs the device out after it", async () => {
  const { fake, other, ask, revokes } = await showPage("correct horse battery");
  await confirmSignOut("Sign out Firefox on Linux");
  await waitFor(() => expect(screen.queryByText(words("Firefox on Linux"))).not.toBeInTheDocument());
  expect(fake.living()).not.toContain(other.id);
  expect([ask.mock.calls.length, revokes()]).toEqual([1, 2]);
});

test("changes nothing where the person cancels", async () => {
  const { fake, other, ask, revokes } = await showPage();
  await confirmSignOut("Sign out Firefox on Linux");
  await waitFor(() =>
    expect(said()).toEqual(["Firefox on Linux wasn’t signed out. You need to confirm that it’s you."]),
  );
  expect(fake.living()).toContain(other.id);
  expect([ask.mock.calls.length, revokes()]).toEqual([1, 1]);
});
