import { SessionsError } from "../../core/sessions-error.ts";

export function unsupported(method: string): SessionsError {
  return new SessionsError("unsupported", `The adapter has no ${method}, or its list does not allow it.`);
}
