import { ClerkProvider, useUser } from "@clerk/react";
import { render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { confirmSignOut } from "../components/support/confirm-sign-out.ts";
import { gate } from "../components/support/gate.ts";
import { said } from "../components/support/said.ts";
import { type ClerkFake, createClerkFake } from "../fakes/clerk/clerk-fake.ts";
import { clerkInPage, proxyUrl, publishableKey, sayIsAutomated } from "../fakes/clerk/clerk-in-page.ts";
import { Devices } from "../packaging/recipes/clerk-reverification.tsx";
import { plain } from "../support/words.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  sayIsAutomated(true);
});

const device = (device_type: string, browser_name: string) => ({
  activity: { id: `sess_activity_${device_type}`, device_type, browser_name, browser_version: "141.0.0.0" },
});
const rowNames = () =>
  screen
    .queryAllByRole("listitem")
    .map((row) => plain(row.querySelector(".yd-name")?.firstChild?.textContent));

/** Painted together with the list, so that each frame says whose list it must be. */
const Account = () => <p data-testid="account">{useUser().user?.id}</p>;

/** Ann and Bob are both signed in here, and each of them on one other device. This tab is Ann's. */
async function showPage(isAutomated: boolean) {
  sayIsAutomated(isAutomated);
  const fake: ClerkFake = createClerkFake();
  const firefox = fake.signIn({ clientId: "client_elsewhere", ...device("Linux", "Firefox") });
  fake.signIn({ clientId: "client_bobs_phone", userId: "user_bob", ...device("iPhone", "Safari") });
  const bob = fake.signIn({ userId: "user_bob", ...device("Macintosh", "Chrome") });
  fake.signIn(device("Macintosh", "Chrome"));
  const clerk = await clerkInPage(fake);
  render(
    <ClerkProvider Clerk={clerk} publishableKey={publishableKey} proxyUrl={proxyUrl}>
      <Account />
      <Devices />
    </ClerkProvider>,
  );
  await waitFor(() => expect(rowNames()).toEqual(["Chrome on macOS", "Firefox on Linux"]));
  return { fake, clerk, firefox, bob };
}

for (const isAutomated of [false, true]) {
  const where = isAutomated ? "what Clerk takes for a bot" : "a browser of a person";

  test(`signs a device out and shows that it is gone, in ${where}`, async () => {
    const { fake, firefox } = await showPage(isAutomated);
    await confirmSignOut("Sign out Firefox on Linux");
    await waitFor(() => expect(rowNames()).toEqual(["Chrome on macOS"]));
    expect(fake.living()).not.toContain(firefox.id);
    // Clerk's session tokens live for a minute.
    await waitFor(() =>
      expect(said()).toEqual([
        expect.stringMatching(
          /^Firefox on Linux is signed out\. It may keep working there until \d{1,2}:\d\d\s[AP]M\.$/,
        ),
      ]),
    );
  });

  test(`never says signed out where the request failed, in ${where}`, async () => {
    const { fake, firefox } = await showPage(isAutomated);
    fake.fail("revoke", "network");
    await confirmSignOut("Sign out Firefox on Linux");
    await waitFor(() => expect(document.querySelector("[data-state=failed]")).toHaveTextContent("Firefox"));
    expect(fake.living()).toContain(firefox.id);
    expect(said().join()).not.toMatch(/is signed out/);
  });
}

test("never takes another device for this one where Clerk does not end it", async () => {
  const { fake, firefox } = await showPage(false);
  fake.fail("revoke", { status: 400, code: "invalid_action_for_session" });
  await confirmSignOut("Sign out Firefox on Linux");
  const failed = await waitFor(() => {
    const row = document.querySelector("[data-state=failed]");
    expect(row).toHaveTextContent("Firefox");
    return row;
  });
  expect(failed).not.toHaveTextContent(/you are on|this device/i);
  expect(said().join()).not.toMatch(/you are on|this device|is signed out/i);
  expect(fake.living()).toContain(firefox.id);
});

test("says that it does not know where the request and the list after it failed", async () => {
  const { fake, firefox } = await showPage(true);
  fake.fail("revoke", "network");
  fake.onRequest = ({ route }) => {
    if (route === "revoke") fake.fail("client", { status: 500, code: "internal_clerk_error" });
  };
  await confirmSignOut("Sign out Firefox on Linux");
  await waitFor(() => expect(document.querySelector("[data-state=unknown]")).toHaveTextContent("Firefox"));
  expect(fake.living()).toContain(firefox.id);
  expect(said().join()).not.toMatch(/is signed out/);
});

test("shows the list of the account that is this tab's, and no row of the former one for one frame", async () => {
  const { fake, clerk, bob } = await showPage(false);
  const { opened, open } = gate();
  fake.onRequest = ({ route }) => (route === "list" ? opened : undefined);
  const frames: { account: string | null; rows: unknown[] }[] = [];
  let isWatching = true;
  const watch = () => {
    if (!isWatching) return;
    frames.push({ account: screen.getByTestId("account").textContent, rows: rowNames() });
    requestAnimationFrame(watch);
  };
  watch();
  await clerk.setActive({ session: bob.id });
  const bobs = () => frames.filter(({ account }) => account === "user_bob");
  await waitFor(() => expect(bobs().length).toBeGreaterThan(2));
  open();
  await waitFor(() => expect(rowNames()).toEqual(["Chrome on macOS", "Safari on iPhone"]));
  isWatching = false;
  expect(bobs().filter(({ rows }) => rows.includes("Firefox on Linux"))).toEqual([]);
});
