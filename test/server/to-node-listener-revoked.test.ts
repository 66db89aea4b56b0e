import { once } from "node:events";
import type { RequestListener } from "node:http";
import { connect } from "node:net";
import { expect, it } from "vitest";
import type { SessionsAdapter } from "../../src/contract.ts";
import { createSessionsHandler, type RevokedSessions, toNodeListener } from "../../src/server/index.ts";
import { held } from "./support/held.ts";
import { basePath } from "./support/requests.ts";
import { memory, thenLists } from "./support/serve-hook.ts";
import { askNode, bytesOfPost, last, listenWith, refuseUnhandledRejections } from "./support/serve-node.ts";

refuseUnhandledRejections();

/** The handler over node:http, with a note of each response that is written. */
async function serveRevoked(adapter: SessionsAdapter, events: string[]) {
  const told = held<RevokedSessions>();
  const listener = toNodeListener(
    createSessionsHandler({
      basePath,
      adapter: () => adapter,
      onRevoked: (revoked) => told.release(revoked),
    }),
  );
  const noting: RequestListener = (request, response) => {
    const { end } = response;
    response.end = (...given: unknown[]) => {
      events.push("written");
      return Reflect.apply(end, response, given);
    };
    void listener(request, response);
  };
  return { ...(await listenWith(noting)), told: told.promise };
}

it.each([
  ["revoke", '{"id":"session-2"}', 204],
  ["revoke-others", "{}", 204],
])(
  "the response to %s is written before the list after, for which it never waits",
  async (path, body, status) => {
    const events: string[] = [];
    const after = held<void>();
    const adapter = thenLists(memory(), async (list) => {
      events.push("list after");
      await after.promise;
      return list;
    });
    const { port, told } = await serveRevoked(adapter, events);
    const response = await askNode(port, `${basePath}/${path}`, body);
    expect(response.status).toBe(status);
    after.release();
    expect((await told).ids).toContain("session-2");
    expect(events).toEqual(["written", "list after"]);
  },
);

it("a client that hangs up as soon as the revocation is sent keeps nobody from being told", async () => {
  const inner = memory();
  const [sent, gone] = [held<void>(), held<void>()];
  const adapter: SessionsAdapter = {
    ...inner,
    async revokeSession(id) {
      sent.release();
      await gone.promise;
      await inner.revokeSession?.(id);
    },
  };
  const { port, server, told } = await serveRevoked(adapter, []);
  const closed = once(server, "connection").then(([socket]) => once(socket, "close"));
  const client = connect(port, "127.0.0.1");
  client.on("error", () => {});
  client.write(bytesOfPost("/revoke", '{"id":"session-2"}', last));
  await sent.promise;
  client.resetAndDestroy();
  await closed.catch(() => {});
  gone.release();
  expect((await told).ids).toEqual(["session-2"]);
});
