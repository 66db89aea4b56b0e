import { writeFileSync } from "node:fs";
import { render, screen } from "@testing-library/react";
import { afterAll, expect, test, vi } from "vitest";
import { words } from "../../support/words.ts";
import { route, server } from "./auth-server.ts";
import { writeSnippets } from "./write-snippets.ts";

const folder = "test-results/readme/better-auth";
afterAll(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

test('the README\'s "Better Auth" shows the devices of whoever is signed in, and no token', async () => {
  writeSnippets("Use", folder, ["account-page.tsx"]);
  writeSnippets("Better Auth", folder, ["devices.ts", "account.tsx"]);
  writeFileSync(
    `${folder}/auth.ts`,
    'export { auth } from "../../../test/packaging/readme/auth-server.ts";\n',
  );
  const { handleDevices } = await import(/* @vite-ignore */ `../../../${folder}/devices.ts`);
  route.handle = handleDevices;
  await server.signIn("curl/8.14.1");
  const laptop = await server.signIn();
  laptop.headers["sec-fetch-site"] = "same-origin";
  const bodies: Promise<string>[] = [];
  vi.stubGlobal("fetch", async (input: string | URL, { signal: _, ...init }: RequestInit = {}) => {
    const { pathname, search } = new URL(input, location.href);
    const response = await laptop.fetch(server.baseURL + pathname + search, init);
    if (pathname === "/api/devices") bodies.push(response.clone().text());
    return response;
  });

  const { Account } = await import(/* @vite-ignore */ `../../../${folder}/account.tsx`);
  render(<Account />);
  expect(await screen.findByText(words("Firefox on Linux"))).toBeDefined();
  expect(screen.getByRole("button", { name: "Sign out curl" })).toBeDefined();
  expect(bodies.length).toBeGreaterThan(0);
  for (const body of await Promise.all(bodies))
    for (const { token, id } of server.sessions) {
      expect(body).toContain(id);
      expect(body).not.toContain(token);
    }
});
