import { isSessionsError, type SessionsErrorCode } from "../core/errors.ts";

/** What leaves, before it is a `Response` of the Fetch API. */
export interface HandlerResponse {
  /** 200, 204, 207 (`revokeEach` revoked some and not all), or a problem's. */
  readonly status: number;
  readonly json?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** On every response: it is never cached, never read by another origin and never shown as a page. */
const always: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  vary: "Cookie, Authorization, Origin, Sec-Fetch-Site",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};

/** The one place that makes a `Response`. */
export function toResponse({ status, json, headers }: HandlerResponse, { method }: Request): Response {
  const type: HeadersInit = json ? { "content-type": "application/json" } : {};
  const body = json && method !== "HEAD" ? JSON.stringify(json) : null;
  return new Response(body, { status, headers: { ...type, ...headers, ...always } });
}

/** The phrases of RFC 9110. RFC 9457 wants them as the title of a problem whose type is "about:blank". */
const titles = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  408: "Request Timeout",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  504: "Gateway Timeout",
} as const;

type ProblemStatus = keyof typeof titles;

interface ProblemOptions extends ErrorOptions {
  code?: SessionsErrorCode;
  headers?: Readonly<Record<string, string>>;
}

/**
 * A response that is not a success, as problem details (RFC 9457). It is thrown, and it leaves as it is: so its text is
 * always one of the fixed texts of this package, never that of a caught error.
 */
export class Problem extends Error implements HandlerResponse {
  readonly status: ProblemStatus;
  readonly json: object;
  readonly headers: Readonly<Record<string, string>>;

  /** @param options.cause is told to `onError` and does not leave. */
  constructor(status: ProblemStatus, detail: string, { code, headers, ...options }: ProblemOptions = {}) {
    super(detail, options);
    this.status = status;
    this.json = { type: "about:blank", title: titles[status], status, detail, ...(code && { code }) };
    this.headers = { ...headers, "content-type": "application/problem+json" };
  }
}

/**
 * What the handler says of each code. The texts are its own, since the adapter's may hold what a backend said. The third
 * member is the code that leaves, if it is another one.
 */
const problems: Readonly<Record<SessionsErrorCode, readonly [ProblemStatus, string, SessionsErrorCode?]>> = {
  unauthenticated: [401, "Nobody is signed in, or the session has ended."],
  "reauth-required": [403, "Confirm who you are first; nothing was changed."],
  forbidden: [403, "This is not allowed; nothing was changed."],
  "current-session": [
    409,
    "This is the current session. Sign out of it with the application's own sign-out.",
  ],
  "current-unknown": [409, "It is not known which session is the current one, so none was ended."],
  "rate-limited": [429, "Too many requests; nothing was changed. Wait before the next one."],
  unsupported: [501, "The backend can't do this."],
  backend: [502, "The backend failed; what it did is not known. List again."],
  // A session that is not found counts as revoked, so this is a list that is not found: a fault of the backend.
  "not-found": [502, "The backend failed; what it did is not known. List again.", "backend"],
  network: [502, "The backend could not be reached, or its response was lost. List again."],
  "bad-response": [502, "The backend's response could not be read."],
  timeout: [504, "The backend did not respond in time; what it did is not known. List again."],
};

/** Turns whatever was thrown into a problem: status, code and text are the handler's own. */
export function toProblem(thrown: unknown): Problem {
  try {
    return problemOf(thrown) ?? unknown();
  } catch {
    return unknown();
  }
}

function unknown(): Problem {
  return new Problem(500, "Something went wrong on the server.");
}

/** @throws whatever a hostile error throws when its members are read. */
function problemOf(thrown: unknown): Problem | undefined {
  if (thrown instanceof Problem) return thrown;
  if (!isSessionsError(thrown)) return undefined;
  const { code: known, retryAfterSeconds } = thrown;
  if (!Object.hasOwn(problems, known)) return undefined;
  const [status, detail, code = known] = problems[known];
  const seconds = known === "rate-limited" ? retryAfterOf(retryAfterSeconds) : undefined;
  return new Problem(status, detail, seconds ? { code, headers: { "retry-after": seconds } } : { code });
}

/** The header `Retry-After`: whole seconds, from one to an hour. Undefined if the backend did not say. */
function retryAfterOf(seconds: unknown): string | undefined {
  if (typeof seconds !== "number" || Number.isNaN(seconds)) return undefined;
  return String(Math.min(Math.max(Math.ceil(seconds), 1), 3600));
}
