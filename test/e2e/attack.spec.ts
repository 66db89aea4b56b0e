import { startAttackServer } from "./support/start-attack-server.ts";
import { expect, type Person, test } from "./support/test.ts";
import { chromeOnMac, firefoxOnLinux, safariOnIphone } from "./support/user-agents.ts";
import { withDatabase } from "./support/with-database.ts";

const sessionsOf = ({ email }: Person): string[] =>
  withDatabase((database) =>
    database
      .prepare('select session.id from session join user on user.id = session."userId" where email = ?')
      .all(email)
      .map(({ id }) => String(id)),
  );

// Another port is the same site, so browsers send cookies. Another host is another site.
for (const [host, site] of [
  ["127.0.0.1", "same-site"],
  ["localhost", "cross-site"],
] as const)
  test(`a page on another origin (${site}) changes nothing and reads nothing`, async ({
    signIn,
    person,
    baseURL,
  }) => {
    const phone = await signIn(safariOnIphone);
    await signIn(firefoxOnLinux);
    const page = await signIn(chromeOnMac);
    const before = sessionsOf(person);
    expect(before).toHaveLength(3);
    const attacker = await startAttackServer();
    const attempts: string[] = [];
    const victim = await page.context().newPage();
    victim.on("request", (request) => {
      if (request.url().startsWith(`${baseURL}/api/devices`)) attempts.push(request.method());
    });

    await victim.goto(`http://${host}:${attacker.port}/?target=${baseURL}&id=${before[0]}`);
    const done = await victim.waitForFunction(() => (window as { done?: { read: string[] } }).done);
    expect((await done.jsonValue())?.read).toEqual([]);
    expect(attempts.filter((method) => method === "POST").length).toBeGreaterThan(30);
    expect(sessionsOf(person)).toEqual(before);
    await attacker.close();

    // The same request from the application's own page is obeyed, so the handler refused the origin.
    const status = await page.evaluate(async () => {
      const headers = { "content-type": "application/json", "x-your-devices": "1" };
      return (await fetch("/api/devices/revoke-others", { method: "POST", body: "{}", headers })).status;
    });
    expect(status).toBe(204);
    expect(sessionsOf(person)).toHaveLength(1);
    expect(await phone.evaluate(async () => (await fetch("/api/auth/get-session")).json())).toBeNull();
  });
