import type { NodeRequest } from "./node-request.ts";

/** The body: what a parser left of it, else a stream that reads nothing before it is asked. */
export function bodyOfNodeRequest(request: NodeRequest): BodyInit | null {
  const { body, readableDidRead } = request;
  if (body === undefined) return streamOf(request);
  if (typeof body === "string" || body instanceof Uint8Array) return body as BodyInit;
  if (readableDidRead === false && isEmpty(body)) return streamOf(request);
  return JSON.stringify(body);
}

/** Express 4 has {} where no parser has read anything. */
function isEmpty(body: unknown): boolean {
  return JSON.stringify(body) === "{}";
}

function streamOf(request: NodeRequest): ReadableStream<unknown> {
  let chunks: AsyncIterator<unknown> | undefined;
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        chunks ??= request[Symbol.asyncIterator]();
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
      },
      // No cancel: what is left unread ends with the connection, which the answer still needs.
    },
    { highWaterMark: 0 },
  );
}
