import { chromeOnMac, firefoxOnLinux } from "../e2e/support/user-agents.ts";
import { forgetRequests, read, requestsOf, sessionOf, signIn } from "./support/demo-page.ts";
import { signInOverHttp } from "./support/sign-in-over-http.ts";
import { expect, test } from "./support/test.ts";

const reads = ["/api/auth/get-session", "/api/devices"];

test("a link to a device opens its details after the sign-in, and sends nothing but reads", async ({
  tab,
  person,
  demo,
}) => {
  const mac = await signInOverHttp(demo, person, chromeOnMac);
  const linux = await signInOverHttp(demo, person, firefoxOnLinux);
  await tab.open(`${demo}/account?device=${mac.id}`);
  await expect.poll(async () => (await read(tab)).buttons).toContain("Sign in");
  await forgetRequests(tab);
  await signIn(tab, person);

  await expect
    .poll(async () => (await read(tab)).dialogs)
    .toEqual([expect.stringContaining("Chrome on macOS")]);
  expect(await read(tab)).toMatchObject({ focusIn: "dialog", dialogs: [expect.stringContaining(mac.id)] });
  const [signedIn, ...asked] = await requestsOf(tab);
  expect(signedIn).toBe("/api/auth/sign-in/email");
  expect(asked.filter((path) => !reads.includes(path))).toEqual([]);
  expect(asked).toContain("/api/devices");
  for (const device of [mac, linux]) expect(await device.isSignedIn()).toBe(true);

  await tab.press("Escape");
  await expect.poll(async () => (await read(tab)).dialogs).toEqual([]);
  expect(await tab.run(() => location.href, undefined)).toBe(`${demo}/account`);
});

test("a link to a device that is not on the list says that it is no longer signed in", async ({
  tab,
  person,
  demo,
}) => {
  const mac = await signInOverHttp(demo, person, chromeOnMac);
  await tab.open(`${demo}/account?device=an-id-of-long-ago`);
  await expect.poll(async () => (await read(tab)).buttons).toContain("Sign in");
  await forgetRequests(tab);
  await signIn(tab, person);

  await expect
    .poll(async () => (await read(tab)).dialogs)
    .toEqual([expect.stringContaining("This device is no longer signed in")]);
  const [, ...asked] = await requestsOf(tab);
  expect(asked.filter((path) => !reads.includes(path))).toEqual([]);
  await tab.press("Escape");
  await expect.poll(async () => (await read(tab)).dialogs).toEqual([]);
  expect(await tab.run(() => location.search, undefined)).toBe("");
  expect(await mac.isSignedIn()).toBe(true);
  expect(await sessionOf(tab)).toMatchObject({ user: { email: person.email } });
});
