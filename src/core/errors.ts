/** Why something failed. People read the label `error:<code>`, developers the error's message. */
export type SessionsErrorCode =
  /** The current session has ended, or nobody is signed in. */
  | "unauthenticated"
  /** The backend wants the person to confirm who they are first. */
  | "reauth-required"
  /** The session to revoke is the current one. */
  | "current-session"
  /** The backend can't tell which session is the current one, so it revokes none. */
  | "current-unknown"
  /** There is no such session. */
  | "not-found"
  /** This person may not do that, or not to this session. */
  | "forbidden"
  /** Too many requests; `retryAfterSeconds` may say for how long. */
  | "rate-limited"
  /** The backend was not reached, or the connection broke. */
  | "network"
  /** The backend did not respond in time. */
  | "timeout"
  /** The response could not be read. */
  | "bad-response"
  /** The backend failed, or something failed that has no code of its own. */
  | "backend"
  /** The backend has no way to do this. */
  | "unsupported";

/** What a `SessionsError` may hold beside its code and message; `cause` is what the adapter caught. */
export interface SessionsErrorOptions extends ErrorOptions {
  /** How long the backend wants the client to wait, in whole seconds. */
  retryAfterSeconds?: number;
}

/**
 * The one error that adapters, guard and hooks throw. `message` is for developers (what happened, why, what to do) and
 * never holds a credential. `cause` is what the adapter caught, if that is safe to keep.
 */
export class SessionsError extends Error {
  override readonly name: string = "SessionsError";
  readonly code: SessionsErrorCode;
  /** How long the backend wants the client to wait, in whole seconds. Absent = it did not say. */
  readonly retryAfterSeconds?: number;

  constructor(code: SessionsErrorCode, message: string, options: SessionsErrorOptions = {}) {
    const { retryAfterSeconds } = options;
    super(message, options);
    this.code = code;
    if (retryAfterSeconds !== undefined) this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * True for our errors, and for those of another copy of this package: an adapter may bring its own, and `instanceof` is
 * false across copies. Of another copy, only the name `SessionsError` is surely ours: a `SignOutError` may be anybody's, and
 * its text may hold a credential. Never throws, whatever it looks at.
 */
export function isSessionsError(thrown: unknown): thrown is SessionsError {
  try {
    return (
      thrown instanceof SessionsError ||
      (thrown instanceof Error && thrown.name === "SessionsError" && "code" in thrown)
    );
  } catch {
    return false;
  }
}

/**
 * Whatever was thrown, as the one error that the package throws. What an adapter should not have thrown is named by its
 * class alone, because its text might hold a credential. Never throws.
 */
export function toSessionsError(thrown: unknown): SessionsError {
  let kind = "an unreadable value";
  try {
    if (thrown instanceof SessionsError) return thrown;
    if (isSessionsError(thrown)) return copyOf(thrown);
    kind = thrown instanceof Error ? thrown.name : typeof thrown;
  } catch {}
  return new SessionsError("backend", `The adapter threw ${kind}. Let it throw a SessionsError.`);
}

/** An error of another copy of this package, as one of this copy. */
function copyOf({ code, message, retryAfterSeconds }: SessionsError): SessionsError {
  return new SessionsError(code, message, retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
}

/** The codes by which a backend refuses: nothing was revoked. */
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

/** True if the backend refused, so that nothing was revoked. After every other code only a list can tell. */
export function isRefusal(code: SessionsErrorCode): code is RefusalCode {
  return (refusals as readonly SessionsErrorCode[]).includes(code);
}
