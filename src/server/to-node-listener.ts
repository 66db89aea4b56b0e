import { classNameOf } from "./report-error.ts";

/**
 * Turns a Fetch handler into a listener for `node:http`, Express and other frameworks whose requests and responses are
 * like those of Node. It works before and after a body parser, at the root and under a mount.
 *
 * The listener never rejects. If the handler does, the response is 500 and one line on the console says so.
 *
 * @example
 * createServer(toNodeListener(handler)).listen(3000);
 * app.use("/api/devices", toNodeListener(handler)); // Express
 */
export function toNodeListener(
  handler: (request: Request) => Promise<Response>,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  return async (request, response) => {
    const complete = await completeResponse(handler, request);
    if (response.headersSent) return;
    try {
      write(complete, request, response);
    } catch (error) {
      // The Fetch API lets statuses and headers through that Node refuses.
      for (const name of complete.headers.keys()) response.removeHeader(name);
      write(failureOf(error), request, response);
    }
  };
}

/** The members of `node:http`'s IncomingMessage that are read, and those that frameworks add to it. */
export interface NodeRequest {
  /** Default "GET". */
  readonly method?: string | undefined;
  /** The target of the request: "/api/devices?cursor=x". Default "/". */
  readonly url?: string | undefined;
  /** 1 or 2. Default 1. */
  readonly httpVersionMajor?: number | undefined;
  /** Express: the target before the mount was cut off. */
  readonly originalUrl?: string | undefined;
  /** Names and values in turn. A header that came twice is there twice. */
  readonly rawHeaders: readonly string[];
  /** A TLS socket has `encrypted: true`. */
  readonly socket?: object | null | undefined;
  /** Set by body parsers, which have emptied the stream then. */
  readonly body?: unknown;
  /** False while bytes of the body are still to come. */
  readonly complete?: boolean | undefined;
  /** True once somebody has begun to read the body's stream. */
  readonly readableDidRead?: boolean | undefined;
  /** True once the body's stream has been read to its end. */
  readonly readableEnded?: boolean | undefined;
  /** The body's stream: pieces of bytes or text. */
  [Symbol.asyncIterator](): AsyncIterator<unknown>;
}

/** The members of `node:http`'s ServerResponse that are used. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent: boolean;
  setHeader(name: string, value: string | string[]): unknown;
  removeHeader(name: string): unknown;
  end(body: Uint8Array): unknown;
}

/** A response whose body has been read to its end, so that writing it can't break off in the middle. */
interface CompleteResponse {
  status: number;
  headers: Headers;
  body: Uint8Array;
}

async function completeResponse(
  handler: (request: Request) => Promise<Response>,
  request: NodeRequest,
): Promise<CompleteResponse> {
  try {
    const response = await handler(toFetchRequest(request));
    const { status, headers } = response;
    return { status, headers, body: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error: unknown): CompleteResponse {
  // biome-ignore lint/suspicious/noConsole: nothing else reports this error.
  console.error(`your-devices: the handler given to toNodeListener failed with ${classNameOf(error)}.`);
  const headers = new Headers({ "content-type": "text/plain", "cache-control": "no-store" });
  return { status: 500, headers, body: new TextEncoder().encode("Internal Server Error") };
}

/** @throws if Node refuses the status or a header. Nothing has been sent then. */
function write(
  { status, headers, body }: CompleteResponse,
  request: NodeRequest,
  response: NodeResponse,
): void {
  response.statusCode = status;
  for (const [name, value] of headers) response.setHeader(name, value);
  // The loop sets each cookie over the one before it, so that only the last would be left.
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  // HTTP/2 has no such header: a request ends there without ending its connection.
  if (isBodyLeft(request) && (request.httpVersionMajor ?? 1) < 2) response.setHeader("connection", "close");
  response.end(body);
}

/** True if bytes of this body are still to come or unread, so that the connection can't serve another request. */
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
  const url = urlOf(request, headers.get("host"));
  // `new Request` throws for these methods. The handler is to refuse them itself, with 405.
  if (/^(connect|trace|track)$/i.test(method))
    return Object.defineProperty(new Request(url, { headers }), "method", { value: method });
  const body = method === "GET" || method === "HEAD" ? null : bodyOf(request);
  const init = { method, headers, body, duplex: "half" };
  return new Request(url, init);
}

/**
 * The URL of the request. `new URL` rewrites unusual paths: "/x/../api/devices" becomes "/api/devices", and a proxy's
 * rules for that path are bypassed. So a path that it would rewrite is escaped as a whole, and then matches nothing.
 */
function urlOf({ originalUrl, url = "/", socket }: NodeRequest, host: string | null): string {
  // Requests to a proxy name a host in their target, too.
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

/** The body from a body parser if one has read it, else a stream. */
function bodyOf(request: NodeRequest): BodyInit | null {
  const { body, readableDidRead } = request;
  if (body === undefined) return streamOf(request);
  if (typeof body === "string" || body instanceof Uint8Array) return body as BodyInit;
  if (readableDidRead === false && isEmpty(body)) return streamOf(request);
  return JSON.stringify(body);
}

/** Parsers of Express 4 set `{}` if they have not read the body. */
function isEmpty(body: unknown): boolean {
  return JSON.stringify(body) === "{}";
}

/** Reads nothing until it is asked. */
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
      // There is no `cancel`: ending the iteration destroys the connection, which the response still needs.
    },
    { highWaterMark: 0 },
  );
}
