import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Serves an attacker's page on another port. */
export async function startAttackServer(): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const isScript = request.url === "/attack.js";
    response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" });
    response.end(readFileSync(`test/e2e/attack/${isScript ? "attack.js" : "index.html"}`));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
