import { SessionsError } from "./errors.ts";

/** No list of one person's sessions is as long as this. */
const maxBytes = 10_000_000;

/**
 * An answer's body as text, read no further than 10 MB.
 *
 * @param tooLong what is thrown beyond it; default: a `SessionsError`, `bad-response`.
 * @throws whatever the connection throws while it is read, too.
 */
export async function readText(
  { body }: Response,
  tooLong = (most: number): Error =>
    new SessionsError("bad-response", `The answer has more than ${most} bytes.`),
): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; ; ) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > maxBytes) {
      reader?.cancel().catch(() => {});
      throw tooLong(maxBytes);
    }
    text += decoder.decode(value, { stream: true });
  }
}

const longestWait = 3600;

/**
 * How long a 429 asks to wait, as whole seconds of at most an hour: `X-Retry-After` (Better Auth's own), else
 * `Retry-After` (RFC 9110, seconds or a date). Undefined where neither says anything sensible.
 *
 * @param now milliseconds since 1970, from which a date is counted.
 */
export function retryAfterSeconds(headers: Headers | undefined, now: number): number | undefined {
  for (const header of ["x-retry-after", "retry-after"]) {
    const value = headers?.get(header) ?? "";
    const seconds = Number(value) || (Date.parse(value) - now) / 1000;
    if (seconds > 0) return Math.min(Math.ceil(seconds), longestWait);
  }
  return undefined;
}
