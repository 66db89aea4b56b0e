/** `HeadersInit`, by a way that Node's own types know too. */
type RequestHeaders = NonNullable<RequestInit["headers"]>;

export interface RestAdapterOptions {
  /**
   * Where the wire of `openapi.yaml` is spoken, as `createSessionsHandler` does: a path on the page's own origin,
   * "/api/devices". An absolute http or https URL is for code outside of a browser; a page reaches a backend on another
   * host through a rewrite of its own server.
   */
  baseUrl: string;
  /** Sends the requests. Default: the global `fetch`, looked up at each call. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Sent with each request, for what the application's own server asks for. A function is called before each one. */
  headers?: RequestHeaders | (() => RequestHeaders | Promise<RequestHeaders>);
  /** Deadline of each method, in milliseconds, until the last byte of the answer. Default 15000. */
  timeoutMs?: number;
}
