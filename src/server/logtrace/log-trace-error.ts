import {
  SessionsError,
  type SessionsErrorCode,
  type SessionsErrorOptions,
} from "../../core/sessions-error.ts";

/**
 * What LogTrace did not do. Never `unauthenticated`: a key that LogTrace refuses says nothing of the person who is
 * signed in.
 */
export class LogTraceError extends SessionsError {
  override readonly name: string = "LogTraceError";
  /** LogTrace's own answer: 401 and 402 are for whoever runs the application. Absent where there was none. */
  readonly status?: number;

  constructor(
    code: SessionsErrorCode,
    message: string,
    { status, ...options }: SessionsErrorOptions & { status?: number } = {},
  ) {
    super(code, message, options);
    if (status !== undefined) this.status = status;
  }
}
