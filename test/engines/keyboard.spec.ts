import { chromeOnMac, safariOnIphone, type TestDevice } from "../e2e/support/user-agents.ts";
import { read, signIn, tabTo } from "./support/demo-page.ts";
import { expect, test } from "./support/test.ts";

test("somebody signs in, and signs a device out, with the keyboard alone", async ({
  tab,
  person,
  playwright,
  demo,
}) => {
  const signInWith = async ({ userAgent }: TestDevice) => {
    const device = await playwright.request.newContext({
      baseURL: demo,
      userAgent,
      extraHTTPHeaders: { origin: demo },
    });
    expect((await device.post("/api/auth/sign-in/email", { data: person })).status()).toBe(200);
    return { device, session: async () => (await device.get("/api/auth/get-session")).json() };
  };
  // No engine of these tests has one of these names.
  const phone = await signInWith(safariOnIphone);
  const mac = await signInWith(chromeOnMac);

  await tab.open(demo);
  await signIn(tab, person);

  const signOut = "Sign out Chrome on macOS";
  await expect.poll(async () => (await read(tab)).buttons).toContain(signOut);
  await tabTo(tab, signOut);
  await tab.press("Enter");
  await expect.poll(() => read(tab)).toMatchObject({ dialogs: [expect.any(String)], focusIn: "dialog" });
  await tab.press("Escape");
  await expect.poll(() => read(tab)).toMatchObject({ dialogs: [], focused: signOut });

  await tab.press("Enter");
  await expect.poll(() => read(tab)).toMatchObject({ dialogs: [expect.any(String)], focusIn: "dialog" });
  await tabTo(tab, "Sign out");
  expect(await read(tab)).toMatchObject({ dialogs: [expect.any(String)], focusIn: "dialog" });
  await tab.press("Enter");

  const sentence = "Chrome on macOS is signed out.";
  await expect.poll(async () => (await read(tab)).said).toContain(sentence);
  await expect
    .poll(() => read(tab))
    .toMatchObject({ dialogs: [], focusIn: "widget", buttons: expect.not.arrayContaining([signOut]) });
  expect((await read(tab)).buttons).toContain("Sign out Safari on iPhone");
  expect(await mac.session()).toBeNull();
  expect(await phone.session()).toMatchObject({ user: { email: person.email } });
  await mac.device.dispose();
  await phone.device.dispose();
});
