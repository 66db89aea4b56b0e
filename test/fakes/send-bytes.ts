import { connect } from "node:net";

/**
 * Sends these bytes to 127.0.0.1 on a socket of their own, then `thenForever` until nobody takes it; resolves with what
 * came back until it closed.
 */
export function sendBytes(port: number, bytes: string, thenForever?: string): Promise<string> {
  return new Promise((resolve) => {
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
    socket.write(bytes, "latin1", keepOn);
  });
}
