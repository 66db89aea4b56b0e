import { callError } from "./call-error.ts";

/**
 * The answer of one call of Better Auth.
 *
 * @throws {SessionsError} whatever it threw.
 */
export async function call<T>(method: string, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (failure) {
    // trap: better-auth-server-raw-errors
    throw callError(method, failure);
  }
}
