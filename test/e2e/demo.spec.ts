import { someWords } from "../support/words.ts";
import { expect, test } from "./support/test.ts";
import { chromeOnMac, firefoxOnLinux } from "./support/user-agents.ts";
import { withDatabase } from "./support/with-database.ts";

for (const host of ["127.0.0.1", "localhost"])
  test(`one press of "Sign in" shows the six devices at ${host}`, async ({ openBrowser, baseURL }) => {
    const page = await openBrowser(chromeOnMac);
    await page.goto((baseURL ?? "").replace("127.0.0.1", host));
    await page.getByRole("button", { name: "Sign in" }).click();
    const rows = page.getByRole("region", { name: "Your devices" }).getByRole("listitem");
    for (const name of ["Firefox on Linux", "Safari on iPhone", "Edge on Windows", "curl", "iPad"])
      await expect(rows.filter({ hasText: someWords(name) }).first()).toBeVisible();
    await expect(page.getByText("Places come from a table for documentation addresses")).toBeVisible();

    const before = await rows.count();
    await page.getByRole("button", { name: "Sign in on another device" }).click();
    await expect(rows).toHaveCount(before + 1);
  });

test("a wrong password is refused in words", async ({ openBrowser }) => {
  const page = await openBrowser(chromeOnMac);
  await page.goto("/");
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toHaveText("Invalid email or password");
});

test.describe("over Better Auth direct", () => {
  test.use({ backend: "direct" });

  test("asks for the password when the sign-in is older than a day", async ({ signIn, person }) => {
    await signIn(firefoxOnLinux);
    const page = await signIn(chromeOnMac);
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000).toISOString();
    const sessionCount = () =>
      withDatabase((database) =>
        Number(
          database
            .prepare('select count(*) n from session join user on user.id = session."userId" where email = ?')
            .get(person.email)?.n,
        ),
      );
    withDatabase((database) =>
      database
        .prepare('update session set "createdAt" = ? where "userId" = (select id from user where email = ?)')
        .run(yesterday, person.email),
    );

    await page.reload();
    await page.getByRole("region", { name: "Your devices" }).getByRole("button").click();
    const dialog = page.getByRole("dialog", { name: "Confirm that it’s you" });
    await dialog.getByLabel("Password").fill("not the password");
    await dialog.getByRole("button", { name: "Confirm" }).click();
    await expect(dialog.getByRole("alert")).toBeVisible();
    await dialog.getByLabel("Password").fill(person.password);
    await dialog.getByRole("button", { name: "Confirm" }).click();

    await expect(dialog).toBeHidden();
    await expect(page.getByRole("button", { name: someWords("Sign out Firefox on Linux") })).toBeVisible();
    expect(sessionCount()).toBe(2);
  });
});

test("the switch changes the backend of both pages and remembers it", async ({ signIn }) => {
  await signIn(firefoxOnLinux);
  const page = await signIn(chromeOnMac);
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/\/api\/(devices|auth\/list-sessions)$/.test(pathname)) asked.push(pathname);
  });
  const other = page.getByRole("button", { name: someWords("Sign out Firefox on Linux") });
  await page.reload();
  await expect(other).toBeVisible();
  expect(new Set(asked)).toEqual(new Set(["/api/devices"]));

  await page.getByLabel("Backend").selectOption("Better Auth direct");
  await expect.poll(() => asked).toContain("/api/auth/list-sessions");
  await expect(other).toBeVisible();
  await expect(page.getByText("hand every session’s token to the page")).toBeVisible();

  asked.length = 0;
  await page.getByRole("link", { name: "Custom interface" }).click();
  await page.reload();
  await expect(other).toBeVisible();
  await expect(page.getByLabel("Backend")).toHaveValue("direct");
  expect(new Set(asked)).toEqual(new Set(["/api/auth/list-sessions"]));
});

test("neither the database nor the secret is served", async ({ request }) => {
  const folder = process.env.E2E_FOLDER ?? "";
  const repository = process.cwd();
  const paths = [
    `/@fs${folder}/demo.sqlite`,
    `/@fs${folder}/secret?raw`,
    `/@fs${repository}/package.json`,
    `/@fs${repository}/demo/auth.ts`,
    "/auth.ts?raw",
  ];
  for (const path of paths) expect((await request.get(path)).status(), path).toBe(403);
});

test("no other page can sign a device in", async ({ request }) => {
  for (const headers of [{}, { origin: "http://other.example.test" }])
    expect((await request.post("/demo/sign-in-elsewhere", { headers })).status()).toBe(403);
});
