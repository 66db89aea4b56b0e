import { LogTraceError } from "./log-trace-client.ts";
import type { LogTraceRecord } from "./records.ts";

interface RecordQueueOptions {
  /** How many records may wait. */
  limit: number;
  /** Rejects if LogTrace does not take the record. */
  send: (record: LogTraceRecord) => Promise<unknown>;
  report: (error: LogTraceError) => void;
}

interface RecordQueue {
  /** Resolves when the run that the record joined is over. Never rejects. */
  add(record: LogTraceRecord): Promise<void>;
  /** Makes one more run. Resolves with how many records still wait. */
  flush(): Promise<number>;
}

/** LogTrace's limits are for a minute. A longer pause, as a mistaken proxy may ask for, would only fill the queue. */
const longestPauseSeconds = 120;

/** With these, LogTrace says that the record itself is wrong. It would say so again, so the record is dropped. */
const finalStatuses: readonly unknown[] = [400, 413, 422];

/**
 * Records on their way to LogTrace. They are sent one at a time and in order, since a sign-out that overtakes its sign-in
 * would change nothing there.
 *
 * A run sends what waits. Records and `flush` start runs; no timer does. A run ends at the first record that LogTrace
 * does not take. That record may itself be the reason, so it then waits behind those of the other sessions.
 *
 * While LogTrace has asked for a pause, records start no run. `flush` still does, because its caller may be about to exit.
 */
export function recordQueue({ limit, send, report }: RecordQueueOptions): RecordQueue {
  /** In the order in which they are tried. */
  const waiting: LogTraceRecord[] = [];
  /** The same records, oldest first. */
  const byAge = new Set<LogTraceRecord>();
  let sending: LogTraceRecord | undefined;
  let running: Promise<void> | undefined;
  /** Milliseconds since 1970. */
  let pausedUntil = 0;

  const remove = (record: LogTraceRecord) => {
    waiting.splice(waiting.indexOf(record), 1);
    byAge.delete(record);
  };

  /** All records of the session move, so that they keep their order. */
  const moveBehindOthers = ({ sessionId }: LogTraceRecord) => {
    const ofSession = waiting.filter((record) => record.sessionId === sessionId);
    const others = waiting.filter((record) => record.sessionId !== sessionId);
    waiting.splice(0, waiting.length, ...others, ...ofSession);
  };

  const dropBeyondLimit = () => {
    // The record that is being sent stays: it may have arrived.
    const idle = () => [...byAge].filter((record) => record !== sending);
    for (let [oldest, ...more] = idle(); oldest && more.length >= limit; [oldest, ...more] = idle()) {
      remove(oldest);
      report(
        new LogTraceError(
          "backend",
          `A ${oldest.kind} was not recorded: more than ${limit} records waited for LogTrace, and it was the oldest.`,
        ),
      );
    }
  };

  const run = async (): Promise<void> => {
    for ([sending] = waiting; sending; [sending] = waiting) {
      const error = await send(sending).then(
        () => undefined,
        (thrown: LogTraceError) => thrown,
      );
      if (error) report(error);
      if (!error) pausedUntil = 0;
      else if (error.retryAfterSeconds)
        pausedUntil = Date.now() + Math.min(error.retryAfterSeconds, longestPauseSeconds) * 1000;
      if (error && !finalStatuses.includes(error.status)) {
        moveBehindOthers(sending);
        break;
      }
      remove(sending);
    }
    // No await may come between the last look at the queue and this: a record added there would belong to no run.
    sending = undefined;
    running = undefined;
    dropBeyondLimit();
  };

  /** Skips empty runs, because they would be over before `running` is assigned. */
  const start = async (): Promise<void> => {
    if (waiting.length > 0) running ??= run();
    await running;
  };

  return {
    add(record) {
      waiting.push(record);
      byAge.add(record);
      const done = Date.now() < pausedUntil ? running : start();
      dropBeyondLimit();
      return done ?? Promise.resolve();
    },
    async flush() {
      await running;
      await start();
      return waiting.length;
    },
  };
}
