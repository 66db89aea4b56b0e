/**
 * The request with the header that a browser adds when it sends it. A service worker sees neither `Sec-Fetch-Site` nor
 * `Origin`, and `new Request` drops both.
 */
export function fromSamePage(request: Request): Request {
  const headers = new Headers([...request.headers, ["sec-fetch-site", "same-origin"]]);
  return Object.defineProperty(request, "headers", { value: headers });
}
