import { clerkError } from "./clerk-error.ts";
import type { ClerkFakeFault } from "./clerk-fake-data.ts";

/** The answer that a fault makes; a broken connection is `Response.error()`. */
export function faultyAnswer(fault: ClerkFakeFault): Promise<Response> {
  if (fault === "hang") return new Promise(() => {});
  if (fault === "network") return Promise.resolve(Response.error());
  const { status, code, body, headers = {} } = fault;
  if (code !== undefined) return Promise.resolve(clerkError(status, code, headers));
  if (typeof body === "string")
    return Promise.resolve(
      new Response(body, { status, headers: { "content-type": "text/html", ...headers } }),
    );
  const text = body === undefined ? null : JSON.stringify(body);
  return Promise.resolve(
    new Response(text, { status, headers: { "content-type": "application/json", ...headers } }),
  );
}
