import type { Capability, SessionList, SessionsAdapter, UserSession } from "../contract.ts";
import { isSessionsError, type SessionsErrorCode } from "../core/errors.ts";
import { maskIpAddress } from "../core/ip-address.ts";
import { can, orderSessions } from "../core/list-rules.ts";
import type { ResolvedOptions } from "./handler-options.ts";

export interface Answer {
  status: number;
  json?: object;
  headers?: Readonly<Record<string, string>>;
}

/** On every answer: never cached, never read by another origin, never taken for a page. */
const always: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  vary: "Cookie, Authorization, Origin, Sec-Fetch-Site",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};

/** The one place where a Response is made. */
export function toResponse({ status, json, headers }: Answer, { method }: Request): Response {
  const type: HeadersInit = json ? { "content-type": "application/json" } : {};
  const body = json && method !== "HEAD" ? JSON.stringify(json) : null;
  return new Response(body, { status, headers: { ...type, ...headers, ...always } });
}

/** The phrases of RFC 9110, which RFC 9457 wants for "about:blank". */
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

/** An answer that is no success. Its message is sent as it is, so it is always a fixed text of ours. */
export class Problem extends Error {
  readonly status: ProblemStatus;
  readonly code: SessionsErrorCode | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: ProblemStatus, detail: string, { code, headers = {}, ...rest }: ProblemOptions = {}) {
    super(detail, rest);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  toAnswer(): Answer {
    const { status, message: detail, code, headers } = this;
    return {
      status,
      json: { type: "about:blank", title: titles[status], status, detail, ...(code && { code }) },
      headers: { ...headers, "content-type": "application/problem+json" },
    };
  }
}

const answers: Readonly<Record<SessionsErrorCode, readonly [ProblemStatus, string, SessionsErrorCode?]>> = {
  unauthenticated: [401, "Nobody is signed in, or the session has ended."],
  "reauth-required": [403, "Confirm who you are first; nothing was changed."],
  forbidden: [403, "This is not allowed; nothing was changed."],
  "current-session": [
    409,
    "This is the session that asks. Sign out of it with the application's own sign-out.",
  ],
  "current-unknown": [409, "It is not known which session asks, so none was ended."],
  "rate-limited": [429, "Too many requests; nothing was changed. Wait before the next one."],
  unsupported: [501, "The backend can't do this."],
  backend: [502, "The backend failed; what it did is not known. List again."],
  // A list that was not found says something of the backend and nothing of a session.
  "not-found": [502, "The backend failed; what it did is not known. List again.", "backend"],
  network: [502, "The backend could not be reached, or its answer was lost. List again."],
  "bad-response": [502, "The backend answered with something that could not be read."],
  timeout: [504, "The backend did not answer in time; what it did is not known. List again."],
};

/** Whatever was thrown as what may leave: a status, a code and a text of ours. */
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

/** @throws whatever a foreign error throws when it is read. */
function problemOf(thrown: unknown): Problem | undefined {
  if (thrown instanceof Problem) return thrown;
  if (!isSessionsError(thrown)) return undefined;
  const { code: known, retryAfterSeconds } = thrown;
  if (!Object.hasOwn(answers, known)) return undefined;
  const [status, detail, code = known] = answers[known];
  const seconds = known === "rate-limited" ? waitOf(retryAfterSeconds) : undefined;
  return new Problem(status, detail, seconds ? { code, headers: { "retry-after": seconds } } : { code });
}

/** Whole seconds, at least one and at most an hour; undefined where the backend did not say. */
function waitOf(seconds: unknown): string | undefined {
  if (typeof seconds !== "number" || Number.isNaN(seconds)) return undefined;
  return String(Math.min(Math.max(Math.ceil(seconds), 1), 3600));
}

/** The checked list as it travels: what the person may do and the server's clock are always said. */
export function toWireList(
  list: SessionList,
  { adapter, ipAddress }: { adapter: SessionsAdapter; ipAddress: ResolvedOptions["ipAddress"] },
): SessionList {
  const isCut = list.sessions.length > maxRows;
  const sessions = isCut ? orderSessions(list.sessions).slice(0, maxRows) : list.sessions;
  return {
    ...list,
    sessions: sessions.map((session) => toWireSession(session, ipAddress)),
    can: capabilitiesOf(adapter, list),
    ...(isCut && { truncated: true }),
    serverTime: list.serverTime ?? new Date().toISOString(),
  };
}

function capabilitiesOf(adapter: SessionsAdapter, list: SessionList): Capability[] {
  const allows = (capability: Capability) => can(adapter, list, capability);
  const capabilities: Readonly<Record<Capability, boolean>> = {
    revoke: allows("revoke"),
    // Where the backend has none, the handler ends them one by one.
    "revoke-others": allows("revoke-others") || allows("revoke"),
    rename: allows("rename"),
    history: allows("history"),
  };
  return (Object.keys(capabilities) as Capability[]).filter((capability) => capabilities[capability]);
}

/** The checked row with as much of its IP address as the option lets out. */
export function toWireSession(
  { ipAddress, ...session }: UserSession,
  mode: ResolvedOptions["ipAddress"],
): UserSession {
  if (ipAddress === undefined || mode === "none") return session;
  const shown = mode === "full" ? ipAddress : maskIpAddress(ipAddress);
  return shown === undefined ? session : { ...session, ipAddress: shown };
}

/** More sessions than this are no page that anybody reads. */
export const maxRows = 10_000;
