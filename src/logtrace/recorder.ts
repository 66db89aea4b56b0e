import { withDeadline } from "../core/with-deadline.ts";
import { requestLogTrace, toLogTraceError } from "./log-trace-client.ts";
import { type LogTraceRecorderOptions, reporterOf, resolveRecorderOptions } from "./log-trace-options.ts";
import { recordQueue } from "./queue.ts";
import { type LogTraceRecord, type LogTraceSignIn, toSignIn, toSignOut } from "./records.ts";

/** Tells LogTrace who signed in and who signed out. No method ever throws or rejects. */
export interface LogTraceRecorder {
  /**
   * Records a sign-in. Call it without `await`, so that the sign-in does not wait for LogTrace.
   *
   * Resolves when the queue's run with this record is over: LogTrace has it, or it still waits in the queue, or `onError`
   * was told why it was dropped. Resolves at once during a pause that LogTrace has asked for.
   */
  recordSignIn(entry: LogTraceSignIn): Promise<void>;
  /** Records a sign-out. Call it once the session has ended in your own store; LogTrace notes the time of its arrival. */
  recordSignOut(sessionId: string): Promise<void>;
  /**
   * Sends what waits, until LogTrace does not take a record: that one then waits behind the others. For `waitUntil`, and
   * before a process exits.
   *
   * @returns how many records still wait.
   */
  flush(): Promise<number>;
}

const paths: Readonly<Record<LogTraceRecord["kind"], string>> = {
  // LogTrace's documentation posts to the dashboard's path, which knows no API key (trap: logtrace-documented-path).
  "sign-in": "/v1/developers/sessions",
  // LogTrace's published API description has /v1/sessions/{reference}/logout, which no version serves
  // (trap: logtrace-swagger-logout).
  "sign-out": "/v1/developers/sessions/logout",
};

/**
 * Records sign-ins and sign-outs in LogTrace. Make one for the whole application, since each has its own queue.
 *
 * Records that LogTrace does not take wait in memory. They are tried again with the next record and at `flush`, those of
 * one session in their order. If LogTrace says how long to wait, only `flush` tries before that.
 *
 * Two things can't be known here. If a response was lost, the record is sent again, so LogTrace may have it twice. And
 * LogTrace may store an accepted sign-in late: a sign-out that arrives before that changes nothing, without an error.
 *
 * @example
 * const recorder = logTraceRecorder({ baseUrl, apiKey, referenceKey, onError: (error) => logger.warn(error) });
 * @throws {TypeError} if an option is wrong.
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
  const referenceTo = referenceMaker(referenceKey);
  const report = reporterOf(options.onError, "logTraceRecorder");

  const send = ({ kind, sessionId, body }: LogTraceRecord): Promise<unknown> => {
    const what = `Recording a ${kind} in LogTrace`;
    return withDeadline(
      async (signal) => {
        const named = {
          ...body,
          // LogTrace returns no id: a sign-out finds its sign-in by our own token alone (trap: logtrace-no-id).
          token: await referenceTo(sessionId),
        };
        const headers = { "x-api-key": apiKey };
        return requestLogTrace({ baseUrl, path: paths[kind], headers, body: named, signal });
      },
      { ms, what },
    ).catch((thrown) => {
      throw toLogTraceError(thrown, what);
    });
  };

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
 * Makes what stands for a session in LogTrace: the HMAC-SHA-256 of its id, 43 characters of base64url. It is always the
 * same for one id, and neither works as a credential nor leads back to the id.
 */
function referenceMaker(referenceKey: string): (sessionId: string) => Promise<string> {
  const encoder = new TextEncoder();
  let key: Promise<CryptoKey> | undefined;
  return async (sessionId) => {
    key ??= crypto.subtle.importKey("raw", encoder.encode(referenceKey), algorithm, false, ["sign"]);
    const id = encoder.encode(sessionId);
    const hmac = await crypto.subtle.sign("HMAC", await key, id);
    // LogTrace shows the token as it is to the whole organisation (trap: logtrace-raw-token -> base64UrlOf(id)).
    return base64UrlOf(new Uint8Array(hmac));
  };
}

function base64UrlOf(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
