import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { createSessionsHandler } from "your-devices/server";
import { sessionIdOf } from "./session-id-of.ts";
import { sessionsOf } from "./sessions.ts";

const origin = "https://app.example";
const heartbeatMs = 30_000;

/** The open sockets of each session, by its id, with a request that has its cookie. */
const open = new Map<string, { request: Request; sockets: Set<WebSocket> }>();
const upgrades = new WebSocketServer({ noServer: true });

export const handler = createSessionsHandler({
  basePath: "/api/devices",
  allowedOrigins: [origin],
  adapter: sessionsOf,
  onRevoked: ({ ids }) => ids.forEach(closeSockets),
});

/** Ends without a handshake, which the other side could draw out. Its next try to connect is refused. */
function closeSockets(id: string): void {
  for (const socket of open.get(id)?.sockets ?? []) socket.terminate();
}

/** Lets people who are signed in open sockets, until their session ends. */
export function acceptSockets(server: Server, onOpen: (socket: WebSocket) => void): void {
  server.on("upgrade", async (incoming, socket, head) => {
    socket.on("error", () => socket.destroy());
    const { cookie = "", origin: from } = incoming.headers;
    const request = new Request(origin, { headers: { cookie } });
    // Browsers open sockets for the pages of any site, with the person's cookie.
    const id = from === origin ? await sessionIdOf(request).catch(() => null) : null;
    if (id === null) return void socket.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n");
    upgrades.handleUpgrade(incoming, socket, head, (opened) => {
      keep(id, request, opened);
      onOpen(opened);
    });
  });
  setInterval(checkSockets, heartbeatMs).unref();
}

function keep(id: string, request: Request, socket: WebSocket): void {
  const sockets = open.get(id)?.sockets ?? new Set();
  open.set(id, { request, sockets: sockets.add(socket) });
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    sockets.delete(socket);
    if (sockets.size === 0) open.delete(id);
  });
}

/** The heartbeat: finds what ended elsewhere. If it can't be known, the sockets stay open until the next one. */
export async function checkSockets(): Promise<void> {
  for (const [id, { request }] of open) {
    const current = await sessionIdOf(request).catch(() => id);
    if (current !== id) closeSockets(id);
  }
}
