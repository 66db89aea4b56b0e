import { bodyOfNodeRequest } from "./body-of-node-request.ts";
import type { NodeRequest } from "./node-request.ts";
import { urlOfNodeRequest } from "./url-of-node-request.ts";

/** The same request for the Fetch API, with every header as often as it came. */
export function toFetchRequest(request: NodeRequest): Request {
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
