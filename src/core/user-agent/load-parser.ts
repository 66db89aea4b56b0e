/**
 * The parser with its library, fetched when first needed. An adapter that hands over raw user agents starts this
 * together with its request, so that the check need not wait for it.
 */
export function loadUserAgentParser(): Promise<typeof import("./parser.ts")> {
  return import("./parser.ts");
}
