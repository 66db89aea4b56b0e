import { classNameOf } from "./report-error.ts";

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

/** The same request for the Fetch API, with every header as often as it came. */
function toFetchRequest(request: NodeRequest): Request {
  const { method = "GET", rawHeaders } = request;
  const headers = new Headers();
  /** HTTP/2's name for the host. */
  let authority: string | undefined;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = "", value = ""] = rawHeaders.slice(index, index + 2);
    if (name === ":authority") authority = value;
    if (!name.startsWith(":")) headers.append(name, value);
  }
  if (authority && !headers.has("host")) headers.set("host", authority);
  const url = urlOfNodeRequest(request, headers.get("host"));
  // The Fetch API has no request of these methods, and the handler has an answer for them.
  if (/^(connect|trace|track)$/i.test(method))
    return Object.defineProperty(new Request(url, { headers }), "method", { value: method });
  const body = method === "GET" || method === "HEAD" ? null : bodyOfNodeRequest(request);
  const init = { method, headers, body, duplex: "half" };
  return new Request(url, init);
}

/** The URL of the request, in which a path that was written in an unusual way never becomes a usual one. */
function urlOfNodeRequest({ originalUrl, url = "/", socket }: NodeRequest, host: string | null): string {
  // What a proxy is asked for names a host too.
  const target = (originalUrl ?? url).replace(/^https?:\/\/[^/?#]*/i, "");
  const origin = originOf(socket && "encrypted" in socket && socket.encrypted ? "https" : "http", host);
  const [path = ""] = target.split("?");
  const written = URL.canParse(origin + target) ? new URL(origin + target) : undefined;
  return written?.pathname === path ? written.href : `${origin}/${encodeURIComponent(path)}`;
}

function originOf(scheme: string, host: string | null): string {
  const url = `${scheme}://${host}`;
  return host && URL.canParse(url) ? new URL(url).origin : `${scheme}://localhost`;
}

/** The body: what a parser left of it, else a stream that reads nothing before it is asked. */
function bodyOfNodeRequest(request: NodeRequest): BodyInit | null {
  const { body, readableDidRead } = request;
  if (body === undefined) return streamOf(request);
  if (typeof body === "string" || body instanceof Uint8Array) return body as BodyInit;
  if (readableDidRead === false && isEmpty(body)) return streamOf(request);
  return JSON.stringify(body);
}

/** Express 4 has {} where no parser has read anything. */
function isEmpty(body: unknown): boolean {
  return JSON.stringify(body) === "{}";
}

function streamOf(request: NodeRequest): ReadableStream<unknown> {
  let chunks: AsyncIterator<unknown> | undefined;
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        chunks ??= request[Symbol.asyncIterator]();
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
      },
      // No cancel: what is left unread ends with the connection, which the answer still needs.
    },
    { highWaterMark: 0 },
  );
}

/** What is read of `node:http`'s IncomingMessage, and of what frameworks add to it. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly httpVersionMajor?: number | undefined;
  /** Express: the target before it cut the mount off. */
  readonly originalUrl?: string | undefined;
  /** Names and values in turn, duplicates kept. */
  readonly rawHeaders: readonly string[];
  readonly socket?: object | null | undefined;
  /** What a body parser left here is used instead of the stream, which it has emptied. */
  readonly body?: unknown;
  readonly complete?: boolean | undefined;
  readonly readableDidRead?: boolean | undefined;
  readonly readableEnded?: boolean | undefined;
  [Symbol.asyncIterator](): AsyncIterator<unknown>;
}

/** What is used of `node:http`'s ServerResponse. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent: boolean;
  setHeader(name: string, value: string | string[]): unknown;
  removeHeader(name: string): unknown;
  end(body: Uint8Array): unknown;
}
