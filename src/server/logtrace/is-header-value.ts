/** True for a text that goes into one header as it is: visible ASCII, no space, no line break. */
export function isHeaderValue(value: unknown): value is string {
  return typeof value === "string" && /^[!-~]+$/.test(value);
}
