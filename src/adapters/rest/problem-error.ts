import { isFields } from "../../core/is-fields.ts";
import { SessionsError, type SessionsErrorCode } from "../../core/sessions-error.ts";
import { retryAfterSeconds } from "../http/retry-after-seconds.ts";
import { readText } from "./read-text.ts";

/** Those that the wire has. "not-found" is none: an unknown session is answered like an ended one. */
const codes: readonly SessionsErrorCode[] = [
  "unauthenticated",
  "reauth-required",
  "current-session",
  "current-unknown",
  "forbidden",
  "rate-limited",
  "network",
  "timeout",
  "bad-response",
  "backend",
  "unsupported",
];

/**
 * An answer that is no success, by the `code` of its problem details (RFC 9457). Without one it did not come from the
 * backend that the wire describes: a proxy's 401 must not sign anybody out. The answer's texts stay behind.
 */
export async function problemError(response: Response, what: string): Promise<SessionsError> {
  const code = await readCode(response).catch(() => undefined);
  const seconds = retryAfterSeconds(response.headers);
  return new SessionsError(
    code ?? "backend",
    `${what} was answered with ${response.status} (${code ?? "and no code that the wire has; see openapi.yaml"}).`,
    code === "rate-limited" && seconds ? { retryAfterSeconds: seconds } : {},
  );
}

async function readCode(response: Response): Promise<SessionsErrorCode | undefined> {
  const body: unknown = JSON.parse(await readText(response));
  return codes.find((known) => isFields(body) && known === body.code);
}
