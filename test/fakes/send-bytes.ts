import { connect } from "node:net";

/**
 * Sends these bytes to 127.0.0.1 on a socket of their own, then `thenForever` again and again while the server takes it.
 * Resolves with what came back until the socket closed.
 */
export function sendBytes(port: number, bytes: string, thenForever?: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const keepOn = () => {
      while (thenForever && !socket.destroyed && socket.write(thenForever));
    };
    let received = "";
    socket.setEncoding("latin1");
    socket.on("data", (piece) => {
      received += piece;
    });
    // A server that refuses to read on may reset the connection. What it sent before counts.
    socket.on("error", () => {});
    socket.on("close", () => resolve(received));
    socket.on("drain", keepOn);
    socket.write(bytes, "latin1", keepOn);
  });
}
