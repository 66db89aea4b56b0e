import { chromeOnMac, firefoxOnLinux } from "../e2e/support/user-agents.ts";
import { choose, read, signIn, tabTo } from "./support/demo-page.ts";
import { signInOverHttp } from "./support/sign-in-over-http.ts";
import { expect, test } from "./support/test.ts";

const name = "Kitchen tablet";

test("a name that the server was told is on the page after a reload, and in another browser", async ({
  tab,
  person,
  demo,
}) => {
  const mac = await signInOverHttp(demo, person, chromeOnMac);
  const linux = await signInOverHttp(demo, person, firefoxOnLinux);
  await tab.open(demo);
  await signIn(tab, person);
  await expect.poll(async () => (await read(tab)).devices).toContain("Chrome on macOS");
  await tab.run(
    async (body) => {
      const headers = { "content-type": "application/json", "x-your-devices": "1" };
      const response = await fetch("/api/devices/rename", { method: "POST", headers, body });
      if (response.status !== 204) throw new Error(`The new name was refused with ${response.status}.`);
    },
    JSON.stringify({ id: mac.id, name }),
  );

  await tab.open(demo);
  await expect.poll(async () => (await read(tab)).devices).toContain(name);
  expect(await linux.givenNames()).toEqual([name]);
  expect(await mac.isSignedIn()).toBe(true);
});

test("a name that is given in the details is on the page after a reload, and in another browser", async ({
  tab,
  person,
  demo,
}) => {
  const mac = await signInOverHttp(demo, person, chromeOnMac);
  const linux = await signInOverHttp(demo, person, firefoxOnLinux);
  await tab.open(demo);
  await signIn(tab, person);
  await choose(tab, "Sign out Chrome on macOS");
  await choose(tab, "Rename", "Shift+Tab");
  // It has the present name, selected.
  await expect
    .poll(() => tab.run(() => String(Reflect.get(document.activeElement ?? {}, "value")), undefined))
    .toBe("Chrome on macOS");
  await tab.type(name);
  await tabTo(tab, "Save");
  await tab.press("Enter");
  await expect.poll(async () => (await read(tab)).dialogs).toEqual([expect.stringContaining(name)]);
  // Until a list has it, the button says "Saving…".
  await expect.poll(async () => (await read(tab)).buttons).toContain("Rename");
  await tab.press("Escape");
  await expect.poll(async () => (await read(tab)).devices).toContain(name);

  await tab.open(demo);
  await expect.poll(async () => (await read(tab)).devices).toContain(name);
  expect(await linux.givenNames()).toEqual([name]);
  expect(await mac.isSignedIn()).toBe(true);
});
