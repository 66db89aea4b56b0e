import { chromeOnMac, firefoxOnLinux, safariOnIphone } from "../e2e/support/user-agents.ts";
import { choose, read, sessionOf, signIn, tabTo } from "./support/demo-page.ts";
import { type HttpDevice, signInOverHttp } from "./support/sign-in-over-http.ts";
import type { Tab } from "./support/tab.ts";
import { test as engineTest, expect } from "./support/test.ts";

const newPassword = "another long enough password";
const signOutOthers = "Sign out 3 other devices";

interface Fixtures {
  others: HttpDevice[];
  /** Three others are signed in, and the password is changed. */
  changed: Tab;
}

const test = engineTest.extend<Fixtures>({
  others: async ({ person, demo }, use) => {
    const devices = [chromeOnMac, firefoxOnLinux, safariOnIphone];
    const others = [];
    for (const device of devices) others.push(await signInOverHttp(demo, person, device));
    await use(others);
  },
  changed: async ({ tab, person, others, demo }, use) => {
    await tab.open(`${demo}/account#password`);
    await signIn(tab, person);
    await expect.poll(async () => (await read(tab)).buttons).toContain("Change password");
    await tabTo(tab, "Current password");
    await tab.type(person.password);
    await tabTo(tab, "New password");
    await tab.type(newPassword);
    await tab.press("Enter");
    await expect.poll(async () => (await read(tab)).buttons).toContain(signOutOthers);
    for (const device of others) expect(await device.isSignedIn()).toBe(true);
    await use(tab);
  },
});

test("after a change of the password the prompt signs all others out, and this session goes on", async ({
  changed,
  others,
  person,
  demo,
}) => {
  await choose(changed, signOutOthers);

  await expect.poll(async () => (await read(changed)).devices).toHaveLength(1);
  await expect.poll(async () => (await read(changed)).said).toContain("3 devices signed out.");
  for (const device of others) expect(await device.isSignedIn()).toBe(false);
  expect(await sessionOf(changed)).toMatchObject({ user: { email: person.email } });
  await expect(signInOverHttp(demo, person, chromeOnMac)).rejects.toThrow("refused with 401");
  const again = await signInOverHttp(demo, { ...person, password: newPassword }, chromeOnMac);
  expect(await again.isSignedIn()).toBe(true);
});

test('after a change of the password "Not now" leaves all signed in', async ({ changed, others, person }) => {
  await choose(changed, "Not now");

  await expect.poll(async () => (await read(changed)).buttons).not.toContain(signOutOthers);
  expect((await read(changed)).devices).toHaveLength(4);
  for (const device of others) expect(await device.isSignedIn()).toBe(true);
  expect(await sessionOf(changed)).toMatchObject({ user: { email: person.email } });
});
