import { expect, test } from "./support/test.ts";
import { chromeOnMac, safariOnIphone } from "./support/user-agents.ts";

test.use({ backend: "logtrace" });

test("what is signed out appears among the ended sessions that LogTrace recorded", async ({ signIn }) => {
  await signIn(safariOnIphone);
  const page = await signIn(chromeOnMac);
  await expect(page.getByText("None since this server started.")).toBeVisible();
  await page.getByRole("button", { name: "Sign out Safari on iPhone" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("Safari on iPhone is signed out.").first()).toBeAttached();

  const past = page.getByRole("list", { name: "Ended sessions, as LogTrace recorded them" });
  await expect(async () => {
    await page.getByRole("button", { name: "Look again" }).click();
    await expect(past).toContainText("Safari on iOS", { timeout: 5000 });
  }).toPass();
  await expect(past.getByRole("listitem")).toHaveCount(1);
});
