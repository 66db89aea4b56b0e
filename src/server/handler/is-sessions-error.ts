import { SessionsError } from "../../core/sessions-error.ts";

/** True for our errors, also for those of another copy of this package, from which an adapter may come. */
export function isSessionsError(thrown: unknown): thrown is SessionsError {
  try {
    return (
      thrown instanceof SessionsError ||
      (thrown instanceof Error && thrown.name === "SessionsError" && "code" in thrown)
    );
  } catch {
    // Whatever throws when it is looked at is none of ours.
    return false;
  }
}
