import { SessionsError } from "../../core/sessions-error.ts";

/** True for our errors, also for those of another copy of this package, from which an adapter may come. */
export function isSessionsError(thrown: unknown): thrown is SessionsError {
  return (
    thrown instanceof SessionsError ||
    (thrown instanceof Error && thrown.name === "SessionsError" && "code" in thrown)
  );
}
