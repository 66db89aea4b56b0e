import type { NodeRequest } from "./node-request.ts";

/** The URL of the request, in which a path that was written in an unusual way never becomes a usual one. */
export function urlOfNodeRequest(
  { originalUrl, url = "/", socket }: NodeRequest,
  host: string | null,
): string {
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
