import { someWords } from "../support/words.ts";
import { findText } from "./support/find-text.ts";
import { expect, type Person, test } from "./support/test.ts";
import { chromeOnMac, firefoxOnLinux, safariOnIphone } from "./support/user-agents.ts";
import { withDatabase } from "./support/with-database.ts";

const sessionsOf = ({ email }: Person) =>
  withDatabase((database) =>
    database
      .prepare(
        'select session.id, session.token from session join user on user.id = session."userId" where email = ?',
      )
      .all(email)
      .map((row) => ({ id: String(row.id), token: String(row.token) })),
  );

declare const hear: (body: string) => Promise<void>;

/** Runs in the page: gives every response of the devices' endpoint to the test before the page gets it. */
function hearDevices(): void {
  const { fetch } = window;
  window.fetch = async (...sent) => {
    const response = await fetch(...sent);
    if (response.url.includes("/api/devices")) await hear(await response.clone().text());
    return response;
  };
}

for (const [backend, endsOne] of [
  ["rest", "**/api/devices/revoke"],
  ["direct", "**/api/auth/revoke-session"],
] as const)
  test.describe(() => {
    test.use({ backend });

    test(`no session token is in DOM, query cache, storage, console or URL (${backend})`, async ({
      signIn,
      person,
    }) => {
      await signIn(safariOnIphone);
      await signIn(firefoxOnLinux);
      const page = await signIn(chromeOnMac);
      const said: string[] = [];
      const asked: string[] = [];
      const bodies: string[] = [];
      page.on("console", (message) => said.push(message.text()));
      page.on("request", (request) => asked.push(request.url()));
      // Playwright's own response.text() may come too late: Chromium drops a body when the page navigates.
      await page.exposeFunction("hear", (body: string) => void bodies.push(body));
      await page.addInitScript(hearDevices);
      const sessions = sessionsOf(person);
      expect(sessions).toHaveLength(3);
      const tokens = sessions.map(({ token }) => token);
      const look = async (): Promise<void> => {
        expect(await findText(page, tokens)).toEqual([]);
      };

      await page.reload();
      await expect(page.getByRole("button", { name: someWords("Sign out Firefox on Linux") })).toBeVisible();
      await look();
      // The search itself works: it finds a text that may be there.
      const ids = await findText(page, [...sessions.map(({ id }) => id), person.email]);
      expect(ids).toEqual(
        expect.arrayContaining([...sessions.map(({ id }) => `cache: ${id}`), `dom: ${person.email}`]),
      );

      await page.getByRole("button", { name: someWords("Sign out Firefox on Linux") }).click();
      await look();
      await page.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
      await look();
      await expect(
        page
          .locator("[aria-live] > p")
          .filter({ hasText: someWords("Signed out Firefox on Linux in São Paulo, Brazil.") }),
      ).toHaveCount(1);
      await look();

      await page.route(endsOne, (route) => route.abort());
      await page.getByRole("link", { name: "Custom interface" }).click();
      await page.getByRole("button", { name: someWords("Sign out Safari on iPhone") }).click();
      await page
        .getByRole("button", {
          name: new RegExp(`${someWords("Sign out Safari on iPhone").source}.* now$`, "u"),
        })
        .click();
      await expect(
        page.getByRole("listitem").filter({ hasText: someWords("Safari on iPhone") }),
      ).toContainText(/Still signed in|did not say/);
      await look();

      const answered = bodies.join("\n");
      expect(answered.includes(sessions[0]?.id ?? "")).toBe(backend === "rest");
      for (const token of tokens) {
        expect(answered).not.toContain(token);
        expect(said.filter((text) => text.includes(token))).toEqual([]);
        expect(asked.filter((url) => url.includes(token))).toEqual([]);
      }
      expect(asked.length).toBeGreaterThan(3);
    });
  });
