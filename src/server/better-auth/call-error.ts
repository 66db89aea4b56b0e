import { isFields } from "../../core/is-fields.ts";
import { SessionsError, type SessionsErrorCode } from "../../core/sessions-error.ts";

type Meaning = [SessionsErrorCode, why: string];

/** Better Auth's own calls never answer these: they are the application's hooks. */
const refusals = new Map<unknown, Meaning>([
  [403, ["forbidden", "a hook of the application said no"]],
  [429, ["rate-limited", "a hook of the application said that there were too many requests"]],
]);

/**
 * What a call of Better Auth threw, in our words. The original is never kept as `cause`, nor its text: it may hold a
 * statement of the database, and with it a token.
 */
export function callError(method: string, failure: unknown): SessionsError {
  const { statusCode, body } = isFields(failure) ? failure : {};
  const [code, why] = refusals.get(statusCode) ?? ["backend", "see the server's log"];
  const serverCode = isFields(body) ? /^[A-Z_]{3,64}$/.exec(`${body.code}`) : null;
  const status = typeof statusCode === "number" ? statusCode : "no status";
  return new SessionsError(
    code,
    `${method} failed (${serverCode ? `${serverCode} ` : ""}${status}): ${why}.`,
  );
}
