import { someWords } from "../support/words.ts";
import { expect, test } from "./support/test.ts";
import { chromeOnMac, safariOnIphone } from "./support/user-agents.ts";

test.use({ backend: "logtrace" });

test("what is signed out appears among the ended sessions that LogTrace recorded", async ({ signIn }) => {
  await signIn(safariOnIphone);
  const page = await signIn(chromeOnMac);
  await expect(page.getByText("None since this server started.")).toBeVisible();
  await page.getByRole("button", { name: someWords("Sign out Safari on iPhone") }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText(someWords("Signed out Safari on iPhone")).first()).toBeAttached();

  const past = page.getByRole("list", { name: "Ended sessions, as LogTrace recorded them" });
  await expect(async () => {
    await page.getByRole("button", { name: "Look again" }).click();
    await expect(past).toContainText(someWords("Safari on iOS"), { timeout: 5000 });
  }).toPass();
  await expect(past.getByRole("listitem")).toHaveCount(1);
});

test("this device's own sign-out is among them after the next sign-in, once", async ({ signIn, person }) => {
  const page = await signIn(chromeOnMac);
  await expect(page.getByText("None since this server started.")).toBeVisible();
  await page.getByRole("button", { name: someWords("Details of Chrome on macOS") }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();

  const past = page.getByRole("list", { name: "Ended sessions, as LogTrace recorded them" });
  await expect(async () => {
    await page.getByRole("button", { name: "Look again" }).click();
    await expect(past).toContainText(someWords("Chrome on macOS"), { timeout: 5000 });
  }).toPass();
  await expect(past.getByRole("listitem")).toHaveCount(1);
});

test("an empty first page of ended sessions is not taken for all of them", async ({ signIn }) => {
  const page = await signIn(chromeOnMac);
  await page.route("**/api/recorded-devices/ended**", (route) => {
    const isFirst = new URL(route.request().url()).search === "";
    const sessions = isFirst
      ? []
      : [{ id: "row-1", isCurrent: false, location: { label: "Kenya, Nairobi" } }];
    return route.fulfill({ json: { sessions, ...(isFirst && { nextCursor: "2." }) } });
  });
  await page.getByRole("button", { name: "Look again" }).click();
  const past = page.getByRole("list", { name: "Ended sessions, as LogTrace recorded them" });
  await expect(past).toContainText("Kenya, Nairobi");
  await expect(page.getByText("None since this server started.")).toBeHidden();
});
