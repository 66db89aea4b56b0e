/** The parser with its library, the only code of the package that is loaded on demand: most backends need none of it. */
export function loadUserAgentParser(): Promise<typeof import("./parser.ts")> {
  return import("./parser.ts");
}

/**
 * Starts loading the parser and does not wait for it. An adapter that hands over raw user agents calls this as it sends
 * its request, so both load at the same time. A failure is left to the input check, which then shows unknown devices.
 */
export function prefetchUserAgentParser(): void {
  loadUserAgentParser().catch(() => {});
}
