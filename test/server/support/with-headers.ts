/**
 * The same request with these headers. They are laid over it, because `new Request` drops what a page can't set, and
 * `Origin` and `Sec-Fetch-Site` are such.
 */
export function withHeaders(request: Request, headers: Record<string, string>): Request {
  const all = new Headers(request.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return Object.defineProperty(request, "headers", { value: all });
}
