import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ClerkFake } from "./data.ts";

export interface MountedClerkFake {
  /** For Clerk's `proxyUrl`. */
  url: string;
  close(): Promise<void>;
}

/** A listener for node:http, for a server that has other paths too. */
function clerkFakeListener(
  fake: ClerkFake,
  clientId?: string,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
    const { method = "GET" } = incoming;
    const request = new Request(`http://${incoming.headers.host ?? "127.0.0.1"}${incoming.url}`, {
      method,
      headers,
      ...(method !== "GET" && method !== "HEAD" && { body: Buffer.concat(chunks) }),
    });
    const response = await fake.handle(request, clientId);
    if (response.type === "error") return void incoming.socket.resetAndDestroy();
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  };
}

/**
 * Serves the fake on a free port of 127.0.0.1.
 *
 * @param prefix goes before "/v1/" in its URL.
 * @param clientId the browser of every request. Default: as `ClerkFake.handle` finds it.
 */
export async function mountClerkFake(
  fake: ClerkFake,
  prefix = "/__clerk",
  clientId?: string,
): Promise<MountedClerkFake> {
  const server = createServer(clerkFakeListener(fake, clientId));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
