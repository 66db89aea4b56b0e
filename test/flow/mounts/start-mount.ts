import { Agent, request } from "node:http";
import type { AddressInfo } from "node:net";
import { sendBytes } from "../../fakes/send-bytes.ts";
import type { Mount } from "./mount.ts";
import type { Got, Send } from "./sent.ts";

export interface RunningMount {
  port: number;
  send: Send;
  /** Sends bytes, like `sendBytes` in test/fakes. */
  sendBytes: (bytes: string, thenForever?: string) => Promise<string>;
  close(): Promise<void>;
}

/** Starts the mount on 127.0.0.1, with a client that reuses its connections. */
export async function startMount({ server: open }: Mount): Promise<RunningMount> {
  const server = await open();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });

  return {
    port,

    send: ({ method, path, headers, body }) =>
      new Promise<Got>((resolve, reject) => {
        // Node sends the length of a body by itself only for some methods.
        const length = body === undefined ? {} : { "content-length": `${Buffer.byteLength(body)}` };
        const options = { host: "127.0.0.1", port, agent, method, path, headers: { ...headers, ...length } };
        const asking = request(options, (response) => {
          const { statusCode: status = 0, rawHeaders } = response;
          const lines: Got["headers"] = [];
          for (let index = 0; index < rawHeaders.length; index += 2)
            lines.push([`${rawHeaders[index]}`.toLowerCase(), `${rawHeaders[index + 1]}`]);
          let text = "";
          response.setEncoding("utf8");
          response.on("data", (piece) => {
            text += piece;
          });
          response.on("end", () => resolve({ status, headers: lines, text }));
        });
        asking.on("error", reject);
        asking.end(body);
      }),

    sendBytes: (bytes, thenForever) => sendBytes(port, bytes, thenForever),

    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
