import { onTestFinished } from "vitest";
import type { UserSession } from "../../../src/contract.ts";
import {
  type LogTraceError,
  type LogTraceHistory,
  type LogTraceHistoryOptions,
  type LogTraceRecorder,
  type LogTraceRecorderOptions,
  logTraceHistory,
  logTraceRecorder,
} from "../../../src/logtrace/index.ts";
import type { LogTraceRow } from "./logtrace-state.ts";
import { type LogTraceFake, type LogTraceFakeOptions, startLogTraceFake } from "./start-logtrace-fake.ts";

export const referenceKey = "only-for-tests-0123456789-0123456789";

export interface OpenLogTrace {
  fake: LogTraceFake;
  baseUrl: string;
  /** What recorders gave to `onError`. */
  errors: LogTraceError[];
  recorder(options?: Partial<LogTraceRecorderOptions>): LogTraceRecorder;
  /** Of the user "ann". */
  history(options?: Partial<LogTraceHistoryOptions>): LogTraceHistory;
  /** What the fake has of this session, by the reference that it was given. */
  rowOf(sessionId: string): Promise<LogTraceRow | undefined>;
}

/** A running fake for one test, with the real recorder and history on it. */
export async function openLogTrace(options: LogTraceFakeOptions = {}): Promise<OpenLogTrace> {
  const { fake, baseUrl, close } = await startLogTraceFake(options);
  onTestFinished(close);
  const errors: LogTraceError[] = [];
  return {
    fake,
    baseUrl,
    errors,
    recorder: (more = {}) =>
      logTraceRecorder({
        baseUrl,
        apiKey: fake.apiKey,
        referenceKey,
        onError: (error) => errors.push(error),
        ...more,
      }),
    history: (more = {}) =>
      logTraceHistory({ baseUrl, bearerToken: fake.bearerToken, userId: "ann", ...more }),
    rowOf: async (sessionId) => {
      const reference = await referenceTo(sessionId);
      return fake.sessions.find(({ token }) => token === reference);
    },
  };
}

/** The reference of a session, HMAC-SHA-256 in base64url, computed by another library than the recorder's. */
export async function referenceTo(sessionId: string): Promise<string> {
  const { createHmac } = await import("node:crypto");
  return createHmac("sha256", referenceKey).update(sessionId).digest("base64url");
}

/** All sessions of a history, page after page. */
export async function allOf(history: LogTraceHistory): Promise<UserSession[]> {
  const all: UserSession[] = [];
  for (let cursor: string | undefined, pages = 0; pages < 20; pages += 1) {
    const page = await history.listEndedSessions(cursor === undefined ? {} : { cursor });
    all.push(...page.sessions);
    cursor = page.nextCursor;
    if (cursor === undefined) return all;
  }
  throw new Error("The pages have no end.");
}

let made = 0;

/** A session of "ann", from which she has signed out. */
export function logTraceRow(changes: Partial<LogTraceRow> = {}): LogTraceRow {
  made += 1;
  return {
    id: `row-${made}`,
    user_id: "ann",
    username: "Ann",
    login_at: "2026-01-15T10:30:00Z",
    logout_at: "2026-01-15T11:30:00Z",
    token: `token-that-an-application-sent-${made}`,
    status: "active",
    metadata: {},
    created_at: "2026-01-15T10:30:01Z",
    operating_system: "",
    http_method: "POST",
    http_status_code: 200,
    http_endpoint: "/login",
    http_request_duration: "",
    ip_address: "203.0.113.5",
    client_user_agent: "",
    geo_ip_location: "",
    ...changes,
  };
}
