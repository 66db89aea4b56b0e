import { withHeaders } from "../../server/support/with-headers.ts";
import type { Send } from "./sent.ts";

/** Calls a fetch export as its runtime does. */
export function sendToFetch(fetch: (request: Request) => Promise<Response>): Send {
  return async ({ method, path, headers, body }) => {
    const init = { method, ...(body !== undefined && { body: new TextEncoder().encode(body) }) };
    const lines = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]);
    const request = withHeaders(new Request(`https://app.example${path}`, init), Object.fromEntries(lines));
    const response = await fetch(request);
    return { status: response.status, headers: [...response.headers], text: await response.text() };
  };
}
