import { writeFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { expect, test } from "vitest";
import { restAdapter } from "../../../src/adapters/rest/browser.ts";
import { database } from "./app.ts";
import { writeSnippets } from "./write-snippets.ts";

const folder = "test-results/readme/own-table";

test('the README\'s "The table you have" lists, signs out and keeps a history, over PostgreSQL', async () => {
  writeSnippets("The table you have", folder, ["devices.ts"]);
  writeFileSync(`${folder}/app.ts`, 'export * from "../../../test/packaging/readme/app.ts";\n');
  const { handleDevices, sessions } = await import(/* @vite-ignore */ `../../../${folder}/devices.ts`);
  const pglite = await PGlite.create();
  database.run = async (text, values) => (await pglite.query(text, values)).rows;
  await pglite.exec(`CREATE TABLE sessions (token text PRIMARY KEY, user_id text NOT NULL, expires_at timestamptz NOT NULL);
INSERT INTO sessions SELECT token, 'ann', now() + interval '1 day' FROM (VALUES ('laptop'), ('phone'), ('tablet')) AS t (token)`);
  await pglite.exec(sessions.schema);
  const request = new Request("https://app.example.com", { headers: { "user-agent": "curl/8.14.1" } });
  for (const key of ["laptop", "phone"])
    await sessions.recordSignIn({ userId: "ann", key, request, ipAddress: "203.0.113.7" });
  const adapter = restAdapter({
    baseUrl: "https://app.example.com/api/devices",
    headers: { cookie: "ann/laptop", "sec-fetch-site": "same-origin" },
    fetch: async (url, init) => handleDevices(new Request(url, init)),
  });

  const list = await adapter.listSessions();
  expect(list.can).toEqual(["revoke", "revoke-others", "history"]);
  const current = list.sessions.find(({ isCurrent }) => isCurrent);
  expect(current).toMatchObject({
    device: { browser: "curl" },
    ipAddress: "203.0.113.0/24",
    network: { id: "1" },
  });
  await adapter.revokeSession?.(await sessions.idOf("phone"));
  await adapter.revokeOtherSessions?.();
  expect((await adapter.listSessions()).sessions.map(({ id }) => id)).toEqual([current?.id]);
  const page = await adapter.listEndedSessions?.();
  expect(page?.sessions.map(({ endReason }) => endReason)).toEqual(["signed-out", "signed-out"]);
  expect(page).toMatchObject({ total: 2, retentionDays: 90, subject: "ann" });
  await pglite.close();
});
