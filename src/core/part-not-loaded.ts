import { SessionsError } from "./sessions-error.ts";

/** A part that is fetched on demand did not come. Some browsers remember that, so only a reload is sure to help. */
export function partNotLoaded(): SessionsError {
  return new SessionsError("network", "Part of your-devices could not be loaded. Reload the page.");
}
