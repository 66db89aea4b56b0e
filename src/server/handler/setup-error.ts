/** A mistake in how the handler is used. Its message is a fixed text of ours, for the developer. */
export class SetupError extends Error {
  override readonly name = "SetupError";
}
