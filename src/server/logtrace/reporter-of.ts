import type { LogTraceError } from "./log-trace-error.ts";
import type { LogTraceRecorderOptions } from "./log-trace-recorder-options.ts";

/** Tells whoever runs the application, and nobody else. Whatever `onError` throws is ignored. */
export function reporterOf(onError: LogTraceRecorderOptions["onError"]): (error: LogTraceError) => void {
  return (error) => {
    new Promise((resolve) => resolve((onError ?? log)(error))).catch(() => {});
  };
}

function log({ message }: LogTraceError): void {
  // biome-ignore lint/suspicious/noConsole: a lost record must not vanish where nobody passed onError.
  console.error(`your-devices: ${message} Pass onError to logTraceRecorder to handle this.`);
}
