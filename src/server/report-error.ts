import { isSessionsError } from "../core/errors.ts";
import type { SessionsHandlerOptions } from "./handler-options.ts";

interface Failure {
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

/** A mistake in how the handler is used. Its message is a fixed text of ours, for the developer. */
export class SetupError extends Error {
  override readonly name = "SetupError";
}

/** What kind of thing was thrown, without its text, which may hold a credential. */
export function classNameOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.constructor.name) : typeof thrown;
  } catch {
    return "something that can't be read";
  }
}
