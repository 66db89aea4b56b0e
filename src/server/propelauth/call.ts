import { type Fields, isFields } from "../../core/is-fields.ts";
import { SessionsError } from "../../core/sessions-error.ts";
import { clientError } from "./client-error.ts";
import type { PropelAuthResult } from "./propel-auth-client.ts";

/**
 * The data of one command, sent as it is named on the wire.
 *
 * @throws {SessionsError} whatever became of it.
 */
export async function call(command: string, start: () => Promise<PropelAuthResult>): Promise<Fields> {
  const result = await resultOf(command, start);
  // Not by ResultError, which is declared as an export and is none at run time.
  // trap: propelauth-absent-exports
  if (result.ok === false) throw clientError(command, result.error);
  if (!isFields(result.data))
    throw new SessionsError(
      "bad-response",
      `${command} was answered with no object. What stands at the client's url?`,
    );
  return result.data;
}

/** What was thrown is not kept: it may hold a device's challenge. */
async function resultOf(command: string, start: () => Promise<PropelAuthResult>): Promise<Fields> {
  try {
    const result: unknown = await start();
    if (isFields(result)) return result;
  } catch {}
  throw new SessionsError(
    "backend",
    `The client has no result for ${command}, where that of @propelauth/byo-node always has one. Pass the client itself.`,
  );
}
