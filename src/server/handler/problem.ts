import type { SessionsErrorCode } from "../../core/sessions-error.ts";
import type { Answer } from "./to-response.ts";

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

export type ProblemStatus = keyof typeof titles;

export interface ProblemOptions extends ErrorOptions {
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
