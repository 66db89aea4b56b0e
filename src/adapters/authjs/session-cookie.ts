import { SessionsError } from "../../core/errors.ts";
import { isFields, textOf } from "../../core/fields.ts";

/** A request: a `Request`, or Node's own with its plain `headers`. */
export interface AuthJsRequest {
  headers: Headers | Readonly<Record<string, unknown>>;
}

/** Of `Auth.js` and of version 4, which was called NextAuth.js. */
const defaultNames = [
  // Over https, a page without it can still set the cookie without the prefix, and so name another session
  // (trap: authjs-cookie-prefix).
  ...["__Secure-authjs.session-token", "__Secure-next-auth.session-token"],
  "authjs.session-token",
  "next-auth.session-token",
];

/**
 * What the session's cookie holds: the key of its row.
 *
 * @returns undefined if there is none.
 * @throws {SessionsError} `unsupported` if it holds the session itself (`session.strategy: "jwt"`).
 */
export function readSessionCookie(request: AuthJsRequest, name: string | undefined): string | undefined {
  const cookies = parseCookies(cookieHeaderOf(request));
  for (const one of name === undefined ? defaultNames : [name]) {
    const value = cookies.get(one);
    // A session that is in the cookie is long, so it comes in pieces, ".0", ".1" (trap: authjs-cookie-chunks).
    if (value === undefined && cookies.has(`${one}.0`)) throw inCookie();
    if (value === undefined) continue;
    // With the JWT strategy there is no row to look for: null would say that this person is signed out
    // (trap: authjs-jwt-cookie).
    if (isEncrypted(value)) throw inCookie();
    return value;
  }
  return undefined;
}

/** A JWE in its compact form: five parts, of which the first is a JSON object in base64url, and the key may be empty. */
function isEncrypted(value: string): boolean {
  return /^eyJ[\w-]*\.[\w-]*(\.[\w-]+){3}$/.test(value);
}

/** True for a signed token, which some applications put there instead (`jwt.encode`). */
export function isSigned(value: string): boolean {
  return /^eyJ[\w-]+(\.[\w-]+){2}$/.test(value);
}

export function inCookie(): SessionsError {
  return new SessionsError(
    "unsupported",
    'The cookie holds the session itself, so there is nothing to list or to revoke. Set session.strategy to "database".',
  );
}

function cookieHeaderOf(request: AuthJsRequest): string {
  const headers: unknown = request?.headers;
  if (!isFields(headers)) throw new TypeError("callerOf: request must be a Request, or have its headers.");
  const header = typeof headers.get === "function" ? headers.get("cookie") : headers.cookie;
  return textOf(header) ?? "";
}

/** The first cookie of each name, as Auth.js reads them. */
function parseCookies(header: string): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header.split(";")) {
    const [name = "", ...rest] = pair.split("=");
    const value = decoded(rest.join("=").trim());
    // Auth.js clears a cookie by an empty value.
    if (value !== "" && !cookies.has(name.trim())) cookies.set(name.trim(), value);
  }
  return cookies;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
