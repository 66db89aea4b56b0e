import { withDeadline } from "../core/with-deadline.ts";
import { call, toLogTraceError } from "./log-trace-client.ts";
import { type LogTraceRecorderOptions, reporterOf, resolveRecorderOptions } from "./log-trace-options.ts";
import { recordQueue } from "./queue.ts";
import { type LogTraceRecord, type LogTraceSignIn, toSignIn, toSignOut } from "./records.ts";

/** Tells LogTrace who signed in and who signed out. No method ever throws or rejects. */
export interface LogTraceRecorder {
  /**
   * Resolves when the run that it joined has ended: LogTrace then has it, or it waits in the queue, or `onError` was
   * told why not; at once while LogTrace wants to be left alone. Nothing has to wait for that: call it without `await` on the way of a sign-in.
   */
  recordSignIn(entry: LogTraceSignIn): Promise<void>;
  /** To be called once the session has ended in the application's own store; the time is that of its arrival. */
  recordSignOut(sessionId: string): Promise<void>;
  /**
   * Sends what waits, up to the first record that LogTrace does not take, which then waits behind the others; resolves
   * with how many records still wait. For `waitUntil`, and before a process exits.
   */
  flush(): Promise<number>;
}

const paths: Readonly<Record<LogTraceRecord["kind"], string>> = {
  // The documentation posts to /v1/sessions, where the dashboard reads and an API key is nobody.
  // trap: logtrace-documented-path
  "sign-in": "/v1/developers/sessions",
  // The published description of the API has /v1/sessions/{reference}/logout, which does not exist.
  // trap: logtrace-swagger-logout
  "sign-out": "/v1/developers/sessions/logout",
};

/**
 * Records sign-ins and sign-outs in LogTrace: one for the whole application, since the queue is its own. What LogTrace
 * does not take waits in memory, and is tried again with the next record and at `flush`; the records of one session are
 * sent in their order. Where LogTrace says when to come back, only `flush` tries before. A record whose answer was lost is
 * sent again, so LogTrace may have it twice. A sign-out that reaches LogTrace before it has stored the sign-in that it
 * accepted changes nothing there, and LogTrace does not say so.
 *
 * @example
 * const recorder = logTraceRecorder({ baseUrl, apiKey, referenceKey, onError: (error) => logger.warn(error) });
 * @throws {TypeError} where an option is wrong.
 */
export function logTraceRecorder(options: LogTraceRecorderOptions): LogTraceRecorder {
  const {
    baseUrl,
    apiKey,
    referenceKey,
    status,
    queue: limit,
    timeoutMs: ms,
  } = resolveRecorderOptions(options);
  const reference = referenceOf(referenceKey);
  const report = reporterOf(options.onError, "logTraceRecorder");

  const send = ({ kind, sessionId, body }: LogTraceRecord): Promise<unknown> =>
    withDeadline(
      async (signal) => {
        const named = {
          ...body,
          // LogTrace answers without an id of its own, so this is all by which a sign-out finds its sign-in.
          // trap: logtrace-no-id
          token: await reference(sessionId),
        };
        const headers = { "x-api-key": apiKey };
        return call({ baseUrl, path: paths[kind], headers, body: named, signal });
      },
      { ms, what: `Recording a ${kind} in LogTrace` },
    ).catch((thrown) => {
      throw toLogTraceError(thrown, `Recording a ${kind} in LogTrace`);
    });

  const queue = recordQueue({ limit, send, report });
  const record = async (make: () => LogTraceRecord): Promise<void> => {
    try {
      await queue.add(make());
    } catch (thrown) {
      report(toLogTraceError(thrown, "A record for LogTrace"));
    }
  };

  return {
    recordSignIn: (entry) => record(() => toSignIn(entry, status)),
    recordSignOut: (sessionId) => record(() => toSignOut(sessionId)),
    flush: queue.flush,
  };
}

const algorithm = { name: "HMAC", hash: "SHA-256" } as const;

/**
 * What stands for a session in LogTrace: always the same for one id, and nothing that could be used or turned back into
 * the id. 43 characters of base64url.
 */
function referenceOf(referenceKey: string): (sessionId: string) => Promise<string> {
  const encoder = new TextEncoder();
  let key: Promise<CryptoKey> | undefined;
  return async (sessionId) => {
    key ??= crypto.subtle.importKey("raw", encoder.encode(referenceKey), algorithm, false, ["sign"]);
    const hmacKey = await key;
    let bytes = encoder.encode(sessionId);
    // LogTrace lists what it was given to everybody in the organisation.
    // trap: logtrace-raw-token
    bytes = new Uint8Array(await crypto.subtle.sign("HMAC", hmacKey, bytes));
    return base64UrlOf(bytes);
  };
}

function base64UrlOf(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
