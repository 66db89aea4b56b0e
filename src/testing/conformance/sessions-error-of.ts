import type { SessionsError, SessionsErrorCode } from "../../core/sessions-error.ts";

type SessionsErrorShape = Pick<SessionsError, "code" | "message" | "retryAfterSeconds">;

const codes: Readonly<Record<SessionsErrorCode, true>> = {
  unauthenticated: true,
  "reauth-required": true,
  "current-session": true,
  "current-unknown": true,
  "not-found": true,
  forbidden: true,
  "rate-limited": true,
  network: true,
  timeout: true,
  "bad-response": true,
  backend: true,
  unsupported: true,
};

/**
 * The error as a SessionsError, by its shape: the adapter may use another copy of the package, or come from another
 * realm, as under Jest. Undefined where it is something else.
 */
export function sessionsErrorOf(error: unknown): SessionsErrorShape | undefined {
  if (Object.prototype.toString.call(error) !== "[object Error]") return undefined;
  const { code, message } = error as Partial<SessionsErrorShape>;
  const isOne =
    typeof code === "string" && Object.hasOwn(codes, code) && typeof message === "string" && message;
  return isOne ? (error as SessionsErrorShape) : undefined;
}
