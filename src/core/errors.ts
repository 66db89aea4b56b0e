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

/** The codes by which a backend says no: nothing was ended. */
type RefusalCode = Exclude<
  SessionsErrorCode,
  "not-found" | "network" | "timeout" | "bad-response" | "backend"
>;

const refusals: readonly RefusalCode[] = [
  "unauthenticated",
  "reauth-required",
  "current-session",
  "current-unknown",
  "forbidden",
  "rate-limited",
  "unsupported",
];

/** True for the backend's own no. After every other code only a list can tell. */
export function isRefusal(code: SessionsErrorCode): code is RefusalCode {
  return (refusals as readonly SessionsErrorCode[]).includes(code);
}

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
