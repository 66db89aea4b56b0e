import type { Server } from "node:http";

/** Listens on `port` of 127.0.0.1 (0 = any free one) and tells the port; rejects with a sentence where it can't. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(
        new Error(
          taken ? `Port ${port} is taken. Choose another one: PORT=${port + 1} npm start` : error.message,
        ),
      );
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
