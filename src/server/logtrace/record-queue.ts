import { LogTraceError } from "./log-trace-error.ts";
import type { LogTraceRecord } from "./log-trace-record.ts";

export interface RecordQueueOptions {
  /** How many may wait. */
  limit: number;
  /** Rejects where LogTrace did not take it. */
  send: (record: LogTraceRecord) => Promise<unknown>;
  report: (error: LogTraceError) => void;
}

export interface RecordQueue {
  /** Resolves when the run that the record joined is over; never rejects. */
  add(record: LogTraceRecord): Promise<void>;
  /** Tries all that wait once more; resolves with how many still do. */
  flush(): Promise<number>;
}

/** LogTrace says that the record itself is wrong, so it would say so again. */
const final: readonly unknown[] = [400, 413, 422];

const isServerError = ({ status = 0 }: LogTraceError): boolean => status >= 500;

/**
 * Records on their way to LogTrace, one at a time and in their order: a sign-out that overtakes its sign-in would
 * change nothing there. A run is started by a record or by `flush`, never by a timer.
 */
export function recordQueue({ limit, send, report }: RecordQueueOptions): RecordQueue {
  const waiting: LogTraceRecord[] = [];
  let sending: LogTraceRecord | undefined;
  let running: Promise<void> | undefined;

  const remove = (record: LogTraceRecord) => void waiting.splice(waiting.indexOf(record), 1);

  const trim = () => {
    // What is on its way can't be dropped: it may have arrived.
    const idle = () => waiting.filter((record) => record !== sending);
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
    // What follows for a session must not overtake what failed.
    const held = new Set<string>();
    const next = () => waiting.find(({ sessionId }) => !held.has(sessionId));
    for (sending = next(); sending; sending = next()) {
      const error = await send(sending).then(
        () => undefined,
        (thrown: LogTraceError) => thrown,
      );
      if (error) report(error);
      const isSettled = !error || final.includes(error.status);
      if (isSettled) remove(sending);
      else held.add(sending.sessionId);
      // One record may be what LogTrace fails at. A second one is LogTrace itself, as is everything but a 5xx.
      if (!isSettled && (held.size > 1 || !isServerError(error))) break;
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
      const done = start();
      trim();
      return done;
    },
    async flush() {
      await running;
      await start();
      return waiting.length;
    },
  };
}
