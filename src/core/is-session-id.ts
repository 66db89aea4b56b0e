/** True for a text of 1 to 512 characters without a lone surrogate: everything else can't travel and come back the same. */
export function isSessionId(value: unknown): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= 512 && !/\p{Cs}/u.test(value);
}
