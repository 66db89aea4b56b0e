/** What a failed test of the conformance suite throws. Every runner shows its message. */
export class ConformanceError extends Error {
  override readonly name: string = "AssertionError";
}
