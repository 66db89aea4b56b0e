import { QueryClient } from "@tanstack/react-query";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { YourDevices } from "../../src/components/your-devices.tsx";
import { sessionsOptions } from "../../src/query/query-options.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { many } from "./support/sessions.ts";

async function serve(): Promise<string> {
  const queryClient = new QueryClient();
  const adapter = handAdapter({
    sessions: many(40).map((session, at) => ({
      ...session,
      ...(at % 3 === 1 && { notRevocable: { reason: "managed-elsewhere" as const } }),
      ...(at % 5 === 1 && { impersonated: true, name: 'A "name" of <b>its</b> own' }),
    })),
  });
  await queryClient.prefetchQuery(sessionsOptions({ adapter, userId: "ada", queryClient }));
  return renderToString(
    <YourDevices adapter={adapter} userId="ada" queryClient={queryClient} locale="de-AT">
      <p>Below the list</p>
    </YourDevices>,
  );
}

test("the HTML of a list has nothing that a strict content policy forbids", async () => {
  const html = await serve();
  expect(html.match(/<li/g)?.length).toBe(26);
  expect(html).not.toMatch(/ style=/);
  expect(html).not.toMatch(/<(style|script|link|img|iframe|base)\b/);
  expect(html).not.toMatch(/<[^>]*\son\w+=/);
  expect(html).not.toMatch(/javascript:|data:|https?:/);
});

test("the HTML of a list has its language, one empty live region, and no dialog", async () => {
  const html = await serve();
  expect(html).toMatch(/^<section class="yd" lang="de-AT"/);
  expect(html.match(/aria-live/g)).toHaveLength(1);
  expect(html).toContain('<div aria-live="polite" class="yd-hidden"></div>');
  expect(html).not.toContain("<dialog");
});
