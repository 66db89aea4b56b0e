import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";

export interface RunningServer {
  port: number;
  /** Sends these bytes on a socket of their own, and resolves with everything that came back until it closed. */
  send(text: string, options?: { thenForever?: string }): Promise<string>;
  server: Server;
  close(): Promise<void>;
}

/** `node:http` on 127.0.0.1, as a client that does not keep to the rules sees it. */
export async function startServer(listener: RequestListener): Promise<RunningServer> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    server,
    send: (text, { thenForever } = {}) =>
      new Promise((resolve) => {
        const socket = connect(port, "127.0.0.1");
        const keepOn = () => {
          while (thenForever && !socket.destroyed && socket.write(thenForever));
        };
        let answer = "";
        socket.setEncoding("latin1");
        socket.on("data", (piece) => {
          answer += piece;
        });
        // A server that has heard enough may reset the connection; what it said counts.
        socket.on("error", () => {});
        socket.on("close", () => resolve(answer));
        socket.on("drain", keepOn);
        socket.write(text, "latin1", keepOn);
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
