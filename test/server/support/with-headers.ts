/**
 * The same request with these headers. They are laid over it, because `new Request` drops headers that a page can't set,
 * such as `Origin` and `Sec-Fetch-Site`.
 */
export function withHeaders(request: Request, headers: Record<string, string>): Request {
  const all = new Headers(request.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return Object.defineProperty(request, "headers", { value: all });
}
