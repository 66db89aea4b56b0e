import type { LogTraceError } from "./log-trace-error.ts";
import type { LogTraceRecorderOptions } from "./log-trace-recorder-options.ts";

/**
 * Tells whoever runs the application, and nobody else. Whatever `onError` throws is ignored. Without one it is a line on
 * the console that names the `factory` that takes it.
 */
export function reporterOf(
  onError: LogTraceRecorderOptions["onError"],
  factory: string,
): (error: LogTraceError) => void {
  const log = ({ message }: LogTraceError): void => {
    // biome-ignore lint/suspicious/noConsole: a lost record must not vanish where nobody passed onError.
    console.error(`your-devices: ${message} Pass onError to ${factory} to handle this.`);
  };
  return (error) => {
    new Promise((resolve) => resolve((onError ?? log)(error))).catch(() => {});
  };
}
