import { classNameOf } from "./handler/class-name-of.ts";
import type { NodeRequest } from "./node/node-request.ts";
import type { NodeResponse } from "./node/node-response.ts";
import { toFetchRequest } from "./node/to-fetch-request.ts";

export type { NodeRequest, NodeResponse };

/**
 * A Fetch handler as a listener for `node:http`, Express and whatever else speaks of requests and responses like them.
 * It may stand before or after a body parser, at the root or under a mount.
 *
 * @example
 * createServer(toNodeListener(handler)).listen(3000);
 * app.use("/api/devices", toNodeListener(handler)); // Express
 */
export function toNodeListener(
  handler: (request: Request) => Promise<Response>,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  return async (request, response) => {
    const answer = await answerOf(handler, request);
    if (response.headersSent) return;
    try {
      write(answer, request, response);
    } catch (error) {
      // A status or a header that the Fetch API takes and Node does not.
      for (const name of answer.headers.keys()) response.removeHeader(name);
      write(failureOf(error), request, response);
    }
  };
}

interface NodeAnswer {
  status: number;
  headers: Headers;
  body: Uint8Array;
}

async function answerOf(
  handler: (request: Request) => Promise<Response>,
  request: NodeRequest,
): Promise<NodeAnswer> {
  try {
    const response = await handler(toFetchRequest(request));
    const { status, headers } = response;
    return { status, headers, body: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error: unknown): NodeAnswer {
  // biome-ignore lint/suspicious/noConsole: nobody else hears of it.
  console.error(`your-devices: the handler given to toNodeListener failed with ${classNameOf(error)}.`);
  const headers = new Headers({ "content-type": "text/plain", "cache-control": "no-store" });
  return { status: 500, headers, body: new TextEncoder().encode("Internal Server Error") };
}

/** @throws where Node refuses the status or a header; nothing has left then. */
function write({ status, headers, body }: NodeAnswer, request: NodeRequest, response: NodeResponse): void {
  response.statusCode = status;
  for (const [name, value] of headers) response.setHeader(name, value);
  // The loop sees one cookie after the other, and the last one would stay alone.
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  // HTTP/2 has no such header: there a request ends without its connection.
  if (isBodyLeft(request) && (request.httpVersionMajor ?? 1) < 2) response.setHeader("connection", "close");
  response.end(body);
}

/** Bytes of this request may still come, or lie unread, so the connection can't serve another one. */
function isBodyLeft({ complete, readableDidRead, readableEnded }: NodeRequest): boolean {
  return complete === false || (readableDidRead === true && readableEnded === false);
}
