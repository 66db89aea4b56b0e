export interface CookieJarClient {
  fetch: typeof fetch;
  cookies: Map<string, string>;
  /** "POST /api/auth/revoke-session", in the order in which they were sent. */
  sent: string[];
  /** Sent with each request. A test may change them. */
  headers: Record<string, string>;
  /** Stands between the client and the network from now on. The server gets only what is forwarded. */
  intercept(respond: (request: Request, forward: () => Promise<Response>) => Promise<Response>): void;
}

/** `fetch` as in a browser of its own: it keeps cookies and sends these headers with each request. */
export function createCookieJarClient(headers: Record<string, string>): CookieJarClient {
  // Kept now, because a test may replace the global fetch by this client.
  const network = fetch;
  const cookies = new Map<string, string>();
  const sent: string[] = [];
  let intercepted: Parameters<CookieJarClient["intercept"]>[0] = (_, forward) => forward();

  const jarFetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    sent.push(`${request.method} ${new URL(request.url).pathname}`);
    return intercepted(request, () => forward(request));
  };

  const forward = async (request: Request) => {
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    if (cookies.size > 0)
      request.headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await network(request);
    for (const line of response.headers.getSetCookie()) keep(line);
    return response;
  };

  const keep = (line: string) => {
    const [pair = "", ...attributes] = line.split("; ");
    const name = pair.slice(0, pair.indexOf("="));
    if (attributes.some((attribute) => attribute.toLowerCase() === "max-age=0")) cookies.delete(name);
    else cookies.set(name, pair.slice(name.length + 1));
  };

  return {
    fetch: jarFetch,
    cookies,
    sent,
    headers,
    intercept: (respond) => {
      intercepted = respond;
    },
  };
}
