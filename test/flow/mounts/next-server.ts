import { createServer, type IncomingMessage, type Server } from "node:http";
import { Readable } from "node:stream";

type Method = "GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE";
type RouteHandler = (
  request: Request,
  context: { params: Promise<{ path?: string[] }> },
) => Response | Promise<Response>;
export type RouteModule = Partial<Record<Method, RouteHandler>>;

const methods: readonly string[] = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];

/**
 * Serves a route module of app/api/devices/[[...path]] as Next's App Router does. It calls the function of the method with
 * a promise of the path's segments, and responds itself if the module does not export the method.
 */
export function nextServer(module: RouteModule): Server {
  return createServer(async (incoming, outgoing) => {
    const url = urlOf(incoming);
    if (!/^\/api\/devices(\/|$)/.test(url.pathname)) return outgoing.writeHead(404).end();
    const response = await handlerOf(module, incoming.method)(toRequest(incoming, url), {
      params: Promise.resolve(paramsOf(url)),
    });
    outgoing.statusCode = response.status;
    for (const [name, value] of response.headers) outgoing.setHeader(name, value);
    const body = incoming.method === "HEAD" ? null : await response.arrayBuffer();
    // Node would take the unread bytes of a body for the next request.
    if (!incoming.complete) outgoing.setHeader("connection", "close");
    outgoing.end(body && new Uint8Array(body));
  });
}

function handlerOf(module: RouteModule, method: string | undefined): RouteHandler {
  if (!method || !methods.includes(method)) return () => new Response(null, { status: 400 });
  const exported = module[method as Method];
  if (exported) return exported;
  if (method === "HEAD" && module.GET) return module.GET;
  if (method !== "OPTIONS") return () => new Response(null, { status: 405 });
  const allow = [...new Set(["OPTIONS", ...Object.keys(module), ...(module.GET ? ["HEAD"] : [])])];
  return () => new Response(null, { status: 204, headers: { allow: allow.sort().join(", ") } });
}

function urlOf({ url = "/", headers: { host } }: IncomingMessage): URL {
  return url.startsWith("http") ? new URL(url) : new URL(`http://${host}${url}`);
}

function toRequest(incoming: IncomingMessage, url: URL): Request {
  const { method = "GET", headers } = incoming;
  const joined = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]);
  const body = method === "GET" || method === "HEAD" ? null : Readable.toWeb(incoming);
  const init = { method, headers: Object.fromEntries(joined), body, duplex: "half" };
  return new Request(url, init as RequestInit);
}

function paramsOf({ pathname }: URL): { path?: string[] } {
  const path = pathname.split("/").slice(3).map(decode);
  return path.length === 0 ? {} : { path };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
