import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sendBytes } from "../../fakes/send-bytes.ts";

export interface RunningServer {
  port: number;
  /** Sends these bytes on a socket of their own. Resolves with everything that came back until it closed. */
  send(text: string, options?: { thenForever?: string }): Promise<string>;
  server: Server;
  close(): Promise<void>;
}

/** `node:http` on 127.0.0.1, for clients that break the rules of HTTP. */
export async function startServer(listener: RequestListener): Promise<RunningServer> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    server,
    send: (text, { thenForever } = {}) => sendBytes(port, text, thenForever),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
