import type { TestDevice } from "../e2e/support/user-agents.ts";
import { choose, read, sessionOf, signIn, tabTo } from "./support/demo-page.ts";
import { signInOverHttp } from "./support/sign-in-over-http.ts";
import { expect, test } from "./support/test.ts";

const windows = (names: string): string =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 ${names}`;

const address = "203.0.113.20";

/** Each with a word that finds it alone. */
const sought = [
  { word: "edge", name: "Edge on Windows", address, userAgent: windows("Edg/142.0.0.0") },
  { word: "opera", name: "Opera on Windows", address, userAgent: windows("OPR/124.0.0.0") },
  { word: "vivaldi", name: "Vivaldi on Windows", address, userAgent: windows("Vivaldi/7.7.0.0") },
];

const ordinary: TestDevice[] = Array.from({ length: 36 }, (_, index) => ({
  userAgent: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${100 + index}.0.0.0 Safari/537.36`,
  address: `198.51.100.${1 + index}`,
}));

test("three of forty devices are found, selected and signed out with one question, with the keyboard alone", async ({
  tab,
  person,
  demo,
}) => {
  const signInAll = (devices: TestDevice[]) =>
    Promise.all(devices.map((device) => signInOverHttp(demo, person, device)));
  const leaving = await signInAll(sought);
  const staying = await signInAll(ordinary);

  await tab.open(demo);
  await signIn(tab, person);
  await choose(tab, "Select");
  await tabTo(tab, "Find a device");
  for (const { word, name } of sought) {
    await tab.type(word);
    await expect.poll(async () => (await read(tab)).devices.slice(1)).toEqual([name]);
    await tab.press("Enter");
    await expect.poll(async () => (await read(tab)).focused).toBe(`Select ${name}`);
    await tab.press("Space");
    await tabTo(tab, "Find a device", "Shift+Tab");
    // Clears the field, and selects on.
    await tab.press("Escape");
    await expect.poll(async () => (await read(tab)).devices.length).toBeGreaterThan(20);
  }
  await tabTo(tab, "Done", "Shift+Tab");
  await tabTo(tab, "Find a device");
  await tab.type("windows");
  await choose(tab, "Sign out 3 devices…");
  await expect.poll(() => read(tab)).toMatchObject({ focusIn: "dialog", dialogs: [expect.any(String)] });
  const [question] = (await read(tab)).dialogs;
  for (const { name } of sought) expect(question).toContain(name);
  await choose(tab, "Sign out 3 devices");

  await expect.poll(async () => (await read(tab)).said).toContain("3 devices signed out.");
  expect(await read(tab)).toMatchObject({ dialogs: [], focusIn: "widget" });
  for (const device of leaving) expect(await device.isSignedIn()).toBe(false);
  for (const device of staying) expect(await device.isSignedIn()).toBe(true);
  expect(await sessionOf(tab)).toMatchObject({ user: { email: person.email } });
});
