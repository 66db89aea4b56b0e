import { cleanText } from "../../core/clean-text.ts";
import { SessionsError } from "../../core/sessions-error.ts";
import { call } from "./call.ts";
import { currentOf } from "./current-of.ts";
import { ownRow } from "./own-row.ts";
import { readSessions } from "./read-sessions.ts";
import type { ResolvedOptions } from "./resolve-options.ts";

/** As many as the input check lets through. */
const maxLength = 80;

/**
 * Writes the name into the application's field. An empty one takes it away.
 *
 * @throws {SessionsError}
 */
export async function rename(
  options: ResolvedOptions,
  id: string,
  newName: string,
  signal: AbortSignal,
): Promise<void> {
  const read = await readSessions(options, id);
  // trap: better-auth-server-unconfigured-name
  if (!read.config.canRename)
    throw new SessionsError(
      "unsupported",
      'Better Auth has no field for it: add session.additionalFields.name ({ type: "string", required: false }).',
    );
  currentOf(read, options);
  const { row, token } = ownRow(read, id);
  const name = checkName(newName);
  const { internalAdapter } = read.context;
  signal.throwIfAborted();
  // A name is no activity, and Better Auth would note one.
  const updatedAt = new Date(row.updatedAt as Date | string);
  const changes: Record<string, unknown> = { name };
  // trap: better-auth-server-renaming-is-activity
  if (!Number.isNaN(updatedAt.getTime())) changes.updatedAt = updatedAt;
  if (await call("updateSession", () => internalAdapter.updateSession(token, changes))) return;
  // trap: better-auth-server-null-update
  if (await call("findSession", () => internalAdapter.findSession(token)))
    throw new SessionsError("backend", "The name was not kept. Does a hook session.update.before say no?");
  ownRow({ ...read, rows: [] }, id);
}

/** Better Auth runs no validators here. */
function checkName(name: unknown): string {
  const isShort = typeof name === "string" && name.length <= 4 * maxLength;
  const clean = isShort ? (cleanText(name, 4 * maxLength) ?? "") : undefined;
  // trap: better-auth-server-no-validators
  if (clean === undefined || clean.length > maxLength)
    throw new SessionsError(
      "forbidden",
      `A name is a text of at most ${maxLength} characters; none was kept.`,
    );
  return clean;
}
