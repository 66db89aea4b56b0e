import { SessionsError } from "./errors.ts";

export interface ReadTextOptions {
  /** How many bytes are read at most. */
  maxBytes: number;
  /** Makes the error that is thrown if there are more bytes. */
  tooLong: () => Error;
  /** Default: bytes that are not UTF-8 become U+FFFD, and a byte order mark is dropped, as `Response.text()` does. */
  decoder?: TextDecoder;
}

/**
 * The body of a request or a response as text. It is read piece by piece and given up at the limit, since its
 * `Content-Length` may be missing or wrong.
 *
 * @throws what `tooLong` makes, what the decoder throws, and whatever the connection throws.
 */
export async function readPieces(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { maxBytes, tooLong, decoder = new TextDecoder() }: ReadTextOptions,
): Promise<string> {
  let text = "";
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > maxBytes) throw tooLong();
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    // Not awaited, because a sender that does not stop would hold up the error.
    void reader.cancel().catch(() => {});
    throw error;
  }
}

/** In bytes. No list of one person's sessions is as long as this. */
const longestResponse = 10_000_000;

/**
 * The body of a backend's response as text, up to 10 MB.
 *
 * @param tooLong makes the error for a longer body from the limit in bytes; default: a `SessionsError`, `bad-response`.
 * @throws what `tooLong` makes, and whatever the connection throws.
 */
export async function readText(
  { body }: Response,
  tooLong = (maxBytes: number): Error =>
    new SessionsError("bad-response", `The response has more than ${maxBytes} bytes.`),
): Promise<string> {
  const options = { maxBytes: longestResponse, tooLong: () => tooLong(longestResponse) };
  return body ? readPieces(body.getReader(), options) : "";
}

/** In seconds. */
const longestWait = 3600;

/**
 * How long a 429 asks the client to wait: `X-Retry-After`, which Better Auth sends, else `Retry-After` of RFC 9110 in
 * seconds or as a date.
 *
 * @param now milliseconds since 1970, from which a date is counted.
 * @returns whole seconds, 1 to 3600; undefined if neither header has a time to come.
 */
export function retryAfterSeconds(headers: Headers | undefined, now: number): number | undefined {
  for (const header of ["x-retry-after", "retry-after"]) {
    const value = headers?.get(header) ?? "";
    const seconds = Number(value) || (Date.parse(value) - now) / 1000;
    if (seconds > 0) return Math.min(Math.ceil(seconds), longestWait);
  }
  return undefined;
}
