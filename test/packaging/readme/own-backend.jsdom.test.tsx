import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { restAdapter } from "../../../src/adapters/rest/browser.ts";
import { rows } from "./app.ts";
import { writeSnippets } from "./write-snippets.ts";

const folder = "test-results/readme/own-backend";

test('the README\'s "Your own backend" lists, signs one out and refuses the current one', async () => {
  writeSnippets("Your own backend", folder, ["devices.ts"]);
  writeFileSync(`${folder}/app.ts`, 'export * from "../../../test/packaging/readme/app.ts";\n');
  const { handleDevices } = await import(/* @vite-ignore */ `../../../${folder}/devices.ts`);
  const row = (id: string) => ({ id, createdAt: new Date("2026-01-15T10:00:00Z"), userAgent: "curl/8.14.1" });
  rows.set("ann", [row("laptop"), row("phone"), row("tablet")]).set("bob", [row("bobs")]);
  const adapter = restAdapter({
    baseUrl: "https://app.example.com/api/devices",
    headers: { cookie: "ann/laptop", "sec-fetch-site": "same-origin" },
    fetch: async (url, init) => handleDevices(new Request(url, init)),
  });

  const list = await adapter.listSessions();
  expect(list.sessions[0]?.createdAt).toBe("2026-01-15T10:00:00.000Z");
  expect(list.can).toEqual(["revoke", "revoke-others"]);
  expect(list.sessions.map(({ id, isCurrent, device }) => [id, isCurrent, device?.browser])).toEqual([
    ["laptop", true, "curl"],
    ["phone", false, "curl"],
    ["tablet", false, "curl"],
  ]);
  await adapter.revokeSession?.("phone");
  await adapter.revokeSession?.("bobs");
  await expect(adapter.revokeSession?.("laptop")).rejects.toMatchObject({ code: "current-session" });
  expect(rows.get("ann")?.map(({ id }) => id)).toEqual(["laptop", "tablet"]);
  await adapter.revokeOtherSessions?.();
  expect([...rows.values()].flat().map(({ id }) => id)).toEqual(["laptop", "bobs"]);
});
