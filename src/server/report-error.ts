import { isSessionsError } from "../core/errors.ts";
import type { SessionsHandlerOptions } from "./handler-options.ts";

interface Failure {
  error: unknown;
  request: Request;
  /** Of the response that the request got. */
  status: number;
  /** What failed after the response, as the end of a sentence about it: "and onRevoked failed". */
  what?: string;
}

/** Reports to the developer. An `onError` that throws or never ends neither changes nor delays the response. */
export function reportError(onError: SessionsHandlerOptions["onError"], failure: Failure): void {
  const { error, request } = failure;
  new Promise((resolve) => resolve(onError ? onError(error, request) : log(failure))).catch(() => {});
}

function log({ error, request, status, what }: Failure): void {
  const { pathname } = new URL(request.url);
  // biome-ignore lint/suspicious/noConsole: without onError, an error would vanish.
  console.error(
    `your-devices: ${request.method} ${pathname} was answered with ${status}${what ? `, ${what}` : ""}: ${describe(error, status)} Pass onError to createSessionsHandler to see the error itself.`,
  );
}

function describe(error: unknown, status: number): string {
  try {
    if (error instanceof SetupError) return error.message;
    const { cause } = Object(error) as Error;
    return `${kindOf(error, status)}. ${cause instanceof SetupError ? cause.message : ""}`.trim();
  } catch {
    return "an error that can't be read.";
  }
}

function kindOf(error: unknown, status: number): string {
  // A 500 means that the code is not one of the known ones. Then it may be any text, even a credential.
  const code = isSessionsError(error) && status !== 500 ? ` (${error.code})` : "";
  return classNameOf(error) + code;
}

/** A mistake in how the application uses the handler. Its message is a fixed text, so it can be logged in full. */
export class SetupError extends Error {
  override readonly name = "SetupError";
}

/** The class of what was thrown, without its text, which may hold a credential. */
export function classNameOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.constructor.name) : typeof thrown;
  } catch {
    return "something that can't be read";
  }
}
