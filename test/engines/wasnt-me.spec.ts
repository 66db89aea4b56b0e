import { chromeOnMac, firefoxOnLinux, safariOnIphone } from "../e2e/support/user-agents.ts";
import { choose, read, sessionOf, signIn, tabTo } from "./support/demo-page.ts";
import { signInOverHttp } from "./support/sign-in-over-http.ts";
import type { Tab } from "./support/tab.ts";
import { expect, test } from "./support/test.ts";

test('"This wasn’t me" signs the device and all others out, goes through the steps and ends in a receipt to copy', async ({
  tab,
  person,
  demo,
}) => {
  const named = await signInOverHttp(demo, person, chromeOnMac);
  const others = [
    await signInOverHttp(demo, person, firefoxOnLinux),
    await signInOverHttp(demo, person, safariOnIphone),
  ];
  await tab.open(demo);
  await signIn(tab, person);
  const dialog = async () => (await read(tab)).dialogs.join("\n");

  await choose(tab, "Sign out Chrome on macOS");
  await choose(tab, "This wasn’t me", "Shift+Tab");
  await expect.poll(dialog).toContain("This wasn’t me: step 1 of 3");
  expect(await named.isSignedIn()).toBe(true);
  await choose(tab, "Sign out");

  await expect.poll(dialog).toContain("Sign out your other devices too?");
  expect(await named.isSignedIn()).toBe(false);
  for (const device of others) expect(await device.isSignedIn()).toBe(true);
  await choose(tab, "Sign out 2 devices");

  await expect.poll(dialog).toContain("Secure your account");
  for (const device of others) expect(await device.isSignedIn()).toBe(false);
  await tabTo(tab, "Mark “Change your password” as done", "Shift+Tab");
  await tab.press("Space");
  await choose(tab, "Done");

  await expect.poll(dialog).toContain("What was done");
  await noteCopies(tab);
  await choose(tab, "Copy");
  const copied = "Copied.";
  const selected = "Your browser can’t copy it. It is selected, so you can.";
  await expect.poll(async () => (await read(tab)).said).toMatch(new RegExp(`${copied}|${selected}`));
  const receipt = await readCopy(tab);
  for (const line of [
    "A sign-in that wasn’t me: Chrome on macOS",
    "3 devices signed out.",
    "Near: Athens, Greece",
    "Done: Change your password",
    "Not done: Look again at where you are signed in",
  ])
    expect(receipt.handedOver).toContain(line);
  // One of the two, as was said.
  if ((await read(tab)).said.includes(selected)) expect(receipt.selected).toContain("3 devices signed out.");
  await choose(tab, "Done");

  await expect.poll(dialog).toBe("");
  expect((await read(tab)).devices).toHaveLength(1);
  expect(await sessionOf(tab)).toMatchObject({ user: { email: person.email } });
});

/** Notes what is handed to the clipboard, which no page may read. Whether it is copied, the browser decides. */
const noteCopies = (tab: Tab): Promise<void> =>
  tab.run(() => {
    const { clipboard } = navigator;
    const write = clipboard.writeText.bind(clipboard);
    Object.defineProperty(clipboard, "writeText", {
      value(text: string) {
        Object.assign(window, { handedOver: text });
        return write(text);
      },
    });
  }, undefined);

const readCopy = (tab: Tab): Promise<{ handedOver: string; selected: string }> =>
  tab.run(
    () => ({ handedOver: Reflect.get(window, "handedOver"), selected: String(getSelection()) }),
    undefined,
  );
