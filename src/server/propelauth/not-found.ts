import { SessionsError } from "../../core/sessions-error.ts";

/** In the same words whether the session has ended, is somebody else's or was never there. */
export function notFound(): SessionsError {
  return new SessionsError("not-found", "This person has no such session; list again.");
}
