import { isFields } from "../../core/is-fields.ts";
import { readText } from "../../core/read-text.ts";
import { SessionsError, type SessionsErrorCode } from "../../core/sessions-error.ts";
import { retryAfterSeconds } from "../http/retry-after-seconds.ts";

/** The codes of the wire by their status. "not-found" is none: an unknown session is answered like an ended one. */
const codes: Readonly<Record<number, readonly SessionsErrorCode[]>> = {
  401: ["unauthenticated"],
  403: ["reauth-required", "forbidden"],
  409: ["current-session", "current-unknown"],
  429: ["rate-limited"],
  501: ["unsupported"],
  502: ["backend", "network", "bad-response"],
  504: ["timeout"],
};

/**
 * An answer that is no success, by the `code` of its problem details (RFC 9457). Where status, content type and code are
 * not those of the wire, it came from somebody else: a proxy's 401 must not sign anybody out. Its texts stay behind.
 */
export async function problemError(response: Response, what: string): Promise<SessionsError> {
  const { status, headers } = response;
  const code = await readCode(response).catch(() => undefined);
  const seconds = retryAfterSeconds(headers);
  return new SessionsError(
    code ?? "backend",
    `${what} was answered with ${status} (${code ?? "and no code that the wire has; see openapi.yaml"}).`,
    code === "rate-limited" && seconds ? { retryAfterSeconds: seconds } : {},
  );
}

async function readCode(response: Response): Promise<SessionsErrorCode | undefined> {
  if (!/^application\/problem\+json\s*(;|$)/i.test(response.headers.get("content-type") ?? ""))
    return undefined;
  const body: unknown = JSON.parse(await readText(response));
  return codes[response.status]?.find((known) => isFields(body) && known === body.code);
}
