import { LogTraceError } from "./log-trace-client.ts";
import type { LogTraceRecord } from "./records.ts";

interface RecordQueueOptions {
  /** How many may wait. */
  limit: number;
  /** Rejects where LogTrace did not take it. */
  send: (record: LogTraceRecord) => Promise<unknown>;
  report: (error: LogTraceError) => void;
}

interface RecordQueue {
  /** Resolves when the run that the record joined is over; never rejects. */
  add(record: LogTraceRecord): Promise<void>;
  /** One more run; resolves with how many still wait. */
  flush(): Promise<number>;
}

/** LogTrace limits requests per minute. A longer wait, as a mistaken proxy may ask for, would fill the queue. */
const longestPauseSeconds = 120;

/** LogTrace says that the record itself is wrong, so it would say so again. */
const final: readonly unknown[] = [400, 413, 422];

/**
 * Records on their way to LogTrace, one at a time and in their order: a sign-out that overtakes its sign-in would
 * change nothing there. A run is started by a record or by `flush`, never by a timer, and ends at the first record that
 * LogTrace does not take; the next one begins with another session, since the record itself may be the reason.
 * Until LogTrace wants to be asked again, a record starts no run; `flush` does, since whoever calls it may not be there
 * later.
 */
export function recordQueue({ limit, send, report }: RecordQueueOptions): RecordQueue {
  /** In the order in which they are tried. */
  const waiting: LogTraceRecord[] = [];
  /** The same, oldest first. */
  const byAge = new Set<LogTraceRecord>();
  let sending: LogTraceRecord | undefined;
  let running: Promise<void> | undefined;
  /** As `Date.now` counts. */
  let pausedUntil = 0;

  const remove = (record: LogTraceRecord) => {
    waiting.splice(waiting.indexOf(record), 1);
    byAge.delete(record);
  };

  /** With what follows for the session, which must not overtake it. */
  const moveBehindOthers = ({ sessionId }: LogTraceRecord) => {
    const ofSession = waiting.filter((record) => record.sessionId === sessionId);
    const others = waiting.filter((record) => record.sessionId !== sessionId);
    waiting.splice(0, waiting.length, ...others, ...ofSession);
  };

  const trim = () => {
    // What is on its way can't be dropped: it may have arrived.
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
      if (error && !final.includes(error.status)) {
        moveBehindOthers(sending);
        break;
      }
      remove(sending);
    }
    // In the same step in which nothing more was found: what is added from here on starts a run of its own.
    sending = undefined;
    running = undefined;
    trim();
  };

  /** Without anything to send a run would be over before it is known to be running. */
  const start = async (): Promise<void> => {
    if (waiting.length > 0) running ??= run();
    await running;
  };

  return {
    add(record) {
      waiting.push(record);
      byAge.add(record);
      const done = Date.now() < pausedUntil ? running : start();
      trim();
      return done ?? Promise.resolve();
    },
    async flush() {
      await running;
      await start();
      return waiting.length;
    },
  };
}
