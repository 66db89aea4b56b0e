import { json } from "./json.ts";
import type { LogTraceFailure } from "./logtrace-fake-types.ts";

/** @throws {TypeError} where the connection breaks. */
export function fail(failure: LogTraceFailure): Promise<Response> {
  if (failure === "hang") return new Promise(() => {});
  if (failure === "html")
    return Promise.resolve(
      new Response("<title>LogTrace</title>", { headers: { "content-type": "text/html" } }),
    );
  if (typeof failure === "string") return Promise.reject(new TypeError("The connection breaks."));
  const { status, headers, text } = failure;
  if (text === undefined && !headers) return Promise.resolve(json(status, { message: "it failed" }));
  return Promise.resolve(new Response(text ?? "", { status, ...(headers && { headers }) }));
}
