export interface Answer {
  status: number;
  json?: object;
  headers?: Readonly<Record<string, string>>;
}

/** On every answer: never cached, never read by another origin, never taken for a page. */
const always: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  vary: "Cookie, Authorization, Origin, Sec-Fetch-Site",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};

/** The one place where a Response is made. */
export function toResponse({ status, json, headers }: Answer, { method }: Request): Response {
  const type: HeadersInit = json ? { "content-type": "application/json" } : {};
  const body = json && method !== "HEAD" ? JSON.stringify(json) : null;
  return new Response(body, { status, headers: { ...type, ...headers, ...always } });
}
