import { randomUUID } from "node:crypto";
import type { Person } from "../e2e/support/test.ts";
import { chromeOnMac, firefoxOnLinux } from "../e2e/support/user-agents.ts";
import { choose, forgetRequests, read, requestsOf, signIn } from "./support/demo-page.ts";
import { signInOverHttp } from "./support/sign-in-over-http.ts";
import type { Tab } from "./support/tab.ts";
import { expect, test } from "./support/test.ts";

test("a second tab follows a sign-out by one list, without focus or reload; another person's tab asks nothing", async ({
  tab,
  person,
  request,
  demo,
}) => {
  const other = { name: "Alan Turing", email: `${randomUUID()}@example.test`, password: person.password };
  const signUp = { data: other, headers: { origin: demo } };
  expect((await request.post("/api/auth/sign-up/email", signUp)).status()).toBe(200);
  const mac = await signInOverHttp(demo, person, chromeOnMac);
  await signInOverHttp(demo, other, firefoxOnLinux);

  await tab.open(demo);
  await signIn(tab, other);
  const theirs = await tab.openAnother();
  await theirs.open(demo);
  await expect.poll(async () => (await read(theirs)).devices).toHaveLength(2);
  await ignoreReturns(theirs);
  // The browser's cookie is the first person's from now on, and that tab does not know.
  await signInWithFetch(tab, person);
  await tab.open(demo);
  const second = await tab.openAnother();
  await second.open(demo);
  for (const own of [tab, second]) await expect.poll(async () => (await read(own)).devices).toHaveLength(2);
  await ignoreReturns(second);
  for (const one of [theirs, second]) await forgetRequests(one);

  await choose(tab, "Sign out Chrome on macOS");
  await choose(tab, "Sign out");

  for (const own of [tab, second]) await expect.poll(async () => (await read(own)).devices).toHaveLength(1);
  expect(await mac.isSignedIn()).toBe(false);
  expect(await requestsOf(second)).toEqual(["/api/devices"]);
  expect(await requestsOf(theirs)).toEqual([]);
  expect((await read(theirs)).devices).toContain("Firefox on Linux");
});

/** The page hears no longer that somebody came back to its tab, nor what Better Auth's own client tells other tabs. */
const ignoreReturns = (tab: Tab): Promise<void> =>
  tab.run(() => {
    for (const type of ["focus", "visibilitychange", "pageshow", "storage"])
      addEventListener(type, (event) => event.stopImmediatePropagation(), { capture: true });
  }, undefined);

const signInWithFetch = (tab: Tab, { email, password }: Person): Promise<void> =>
  tab.run(async (body) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch("/api/auth/sign-in/email", { method: "POST", headers, body });
    if (!response.ok) throw new Error(`The sign-in was refused with ${response.status}.`);
  }, JSON.stringify({ email, password }));
