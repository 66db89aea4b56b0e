const longestWait = 3600;

/**
 * How long a 429 asks to wait, as whole seconds of at most an hour: `X-Retry-After` (Better Auth's own), else
 * `Retry-After` (RFC 9110, seconds or a date). Undefined where neither says anything sensible.
 */
export function retryAfterSeconds(headers: Headers | undefined): number | undefined {
  for (const header of ["x-retry-after", "retry-after"]) {
    const value = headers?.get(header) ?? "";
    const seconds = Number(value) || (Date.parse(value) - Date.now()) / 1000;
    if (seconds > 0) return Math.min(Math.ceil(seconds), longestWait);
  }
  return undefined;
}
