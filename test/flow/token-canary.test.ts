import { inspect } from "node:util";
import { afterEach, expect, it } from "vitest";
import { betterAuthAdapter } from "../../src/adapters/better-auth/browser.ts";
import { type BetterAuthServer, startBetterAuthServer } from "../fakes/better-auth-server.ts";

let server: BetterAuthServer;
afterEach(() => server.close());

it("no session token is in anything that the adapter returns, throws or passes on", async () => {
  server = await startBetterAuthServer();
  const laptop = await server.signIn();
  const phone = await server.signIn();
  const tablet = await server.signIn();
  const tokens = server.sessions.map(({ token }) => token);
  const seen: unknown[] = [];
  const adapter = betterAuthAdapter(laptop.authClient, {
    location: (session) => {
      seen.push(session);
      throw new Error("A mistake in the application.");
    },
  });
  const watch = async (call: Promise<unknown> | undefined) => {
    const result = await Promise.resolve(call).catch((error: unknown) => error);
    seen.push(result);
    return result;
  };

  await watch(adapter.listSessions());
  await watch(adapter.revokeSession?.(laptop.sessionId()));
  await watch(adapter.revokeSession?.("no-such-id"));
  // A response can repeat anything: the request's body, a proxy's page, the text of an exception.
  const echoes: ((request: Request) => Promise<Response>)[] = [
    async (request) => new Response(await request.text(), { status: 500 }),
    async () => Response.json({ code: tokens[1], message: tokens[1], token: tokens[1] }, { status: 400 }),
    async () => Response.json({ code: "SESSION_NOT_FRESH", message: tokens[1], tokens }, { status: 403 }),
    async () => new Response(`<p>${tokens}</p>`, { headers: { "content-type": "text/html" } }),
    async () =>
      new Response(`[{"token":"${tokens[1]}",`, { headers: { "content-type": "application/json" } }),
    async () => {
      throw Object.assign(new TypeError(`fetch failed for ${tokens[1]}`), { body: tokens });
    },
    async () => {
      throw new Error(tokens[1], { cause: tokens });
    },
    async () => Promise.reject(tokens[1]),
  ];
  for (const echo of echoes) {
    laptop.intercept((request, forward) => (request.method === "POST" ? echo(request) : forward()));
    await watch(adapter.revokeSession?.(phone.sessionId()));
    await watch(adapter.revokeOtherSessions?.());
    laptop.intercept((request, forward) =>
      request.url.includes("/list-sessions") ? echo(request) : forward(),
    );
    await watch(adapter.listSessions());
    await watch(adapter.revokeSession?.("no-such-id"));
    laptop.intercept((request, forward) =>
      request.url.includes("/get-session") ? echo(request) : forward(),
    );
    await watch(adapter.listSessions());
    await watch(adapter.revokeSession?.(phone.sessionId()));
  }
  laptop.intercept((_, forward) => forward());
  await watch(adapter.revokeSession?.(tablet.sessionId()));
  await watch(adapter.revokeOtherSessions?.());
  await watch(adapter.listSessions());
  seen.push(adapter);

  const everything = inspect(seen, {
    depth: null,
    showHidden: true,
    maxArrayLength: null,
    maxStringLength: null,
  });
  expect(everything).toContain(laptop.sessionId());
  expect(
    tokens.filter((token) => everything.includes(token) || JSON.stringify(seen).includes(token)),
  ).toEqual([]);
  expect(server.sessions).toHaveLength(1);
});
