import { classNameOf } from "./class-name-of.ts";
import { isSessionsError } from "./is-sessions-error.ts";
import type { SessionsHandlerOptions } from "./sessions-handler-options.ts";
import { SetupError } from "./setup-error.ts";

export interface Failure {
  error: unknown;
  request: Request;
  status: number;
}

/** Tells the developer, and never changes or delays the answer: whatever `onError` throws is ignored. */
export function reportError(onError: SessionsHandlerOptions["onError"], failure: Failure): void {
  const { error, request } = failure;
  new Promise((resolve) => resolve(onError ? onError(error, request) : log(failure))).catch(() => {});
}

function log({ error, request, status }: Failure): void {
  const { pathname } = new URL(request.url);
  // biome-ignore lint/suspicious/noConsole: an error must not vanish where nobody passed onError.
  console.error(
    `your-devices: ${request.method} ${pathname} was answered with ${status}: ${whatOf(error, status)} Pass onError to createSessionsHandler to see the error itself.`,
  );
}

function whatOf(error: unknown, status: number): string {
  try {
    return error instanceof SetupError ? error.message : `${kindOf(error, status)}.`;
  } catch {
    return "an error that can't be read.";
  }
}

function kindOf(error: unknown, status: number): string {
  // 500 is for a code that nobody knows, so that one is a text like any other.
  const code = isSessionsError(error) && status !== 500 ? ` (${error.code})` : "";
  return classNameOf(error) + code;
}
