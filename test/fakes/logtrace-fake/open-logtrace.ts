import { onTestFinished } from "vitest";
import {
  type LogTraceError,
  type LogTraceHistory,
  type LogTraceHistoryOptions,
  type LogTraceRecorder,
  type LogTraceRecorderOptions,
  logTraceHistory,
  logTraceRecorder,
} from "../../../src/logtrace/index.ts";
import type { LogTraceFakeOptions } from "../logtrace-fake.ts";
import type { LogTraceFake, LogTraceRow } from "./logtrace-fake-types.ts";
import { startLogTraceFake } from "./start-logtrace-fake.ts";

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

/** HMAC-SHA-256 as the issue wants it, computed by another library. */
export async function referenceTo(sessionId: string): Promise<string> {
  const { createHmac } = await import("node:crypto");
  return createHmac("sha256", referenceKey).update(sessionId).digest("base64url");
}
