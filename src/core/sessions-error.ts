/** Why a call failed; people read the label `error:<code>`. */
export type SessionsErrorCode =
  | "unauthenticated"
  | "reauth-required"
  | "current-session"
  | "current-unknown"
  | "not-found"
  | "forbidden"
  | "rate-limited"
  | "network"
  | "timeout"
  | "bad-response"
  | "backend"
  | "unsupported";

export interface SessionsErrorOptions extends ErrorOptions {
  /** When the backend will listen again, in whole seconds. */
  retryAfterSeconds?: number;
}

/**
 * The one error that adapters, guard and hooks throw. `message` is for developers (what happened, why, what to do) and
 * never holds a credential; `cause` is what the adapter caught, where that is safe to keep.
 */
export class SessionsError extends Error {
  override readonly name: string = "SessionsError";
  readonly code: SessionsErrorCode;
  readonly retryAfterSeconds?: number;

  constructor(code: SessionsErrorCode, message: string, options: SessionsErrorOptions = {}) {
    const { retryAfterSeconds, ...rest } = options;
    super(message, rest);
    this.code = code;
    if (retryAfterSeconds !== undefined) this.retryAfterSeconds = retryAfterSeconds;
  }
}
