import { SessionsError } from "./sessions-error.ts";

/**
 * Whatever was thrown, as the one error that the package throws. What an adapter should not have thrown is named by its
 * class alone: its text might hold a credential.
 */
export function toSessionsError(thrown: unknown): SessionsError {
  if (thrown instanceof SessionsError) return thrown;
  const what = thrown instanceof Error ? thrown.name : typeof thrown;
  if (what === "SessionsError") {
    // An adapter may come from another copy of this package.
    const { code, message } = thrown as SessionsError;
    return new SessionsError(code, message, thrown as SessionsError);
  }
  return new SessionsError(
    "backend",
    `The adapter threw ${what}. Let it throw a SessionsError that says why.`,
  );
}
