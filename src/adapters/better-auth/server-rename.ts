import { cleanText } from "../../core/check/values.ts";
import { SessionsError } from "../../core/errors.ts";
import { sendInTime } from "../../core/with-deadline.ts";
import { callBetterAuth } from "./server-client.ts";
import type { ResolvedOptions } from "./server-options.ts";
import { readSessions } from "./server-read.ts";
import { notFound, ownRow, requireCurrent } from "./server-revoke.ts";

/**
 * Writes the name into the field `name` that the application added to its sessions. An empty one removes it.
 *
 * @throws {SessionsError} `unsupported` without that field, `forbidden` for a name that is not one, `not-found`, or what
 *   `requireCurrent` and Better Auth throw.
 */
export async function rename(
  options: ResolvedOptions,
  id: string,
  newName: string,
  signal: AbortSignal,
): Promise<void> {
  const read = await readSessions(options, id);
  // updateSession drops a field that is not configured, or keeps it unread (trap: better-auth-server-unconfigured-name).
  if (!read.config.canRename)
    throw new SessionsError(
      "unsupported",
      'Add session.additionalFields.name: { type: "string", required: false }.',
    );
  requireCurrent(read, options);
  const { row, token } = ownRow(read, id);
  const changes: Record<string, unknown> = { name: checkName(newName) };
  const updatedAt = new Date(row.updatedAt as Date | string);
  // updateSession sets updatedAt to now, and a new name is not activity (trap: better-auth-server-renaming-is-activity).
  if (!Number.isNaN(updatedAt.getTime())) changes.updatedAt = updatedAt;
  const { internalAdapter } = read.context;
  const updated = await sendInTime(signal, () =>
    callBetterAuth("updateSession", () => internalAdapter.updateSession(token, changes)),
  );
  if (updated) return;
  // updateSession returns null if a hook says no, and also if the session is gone (trap: better-auth-server-null-update).
  if (await callBetterAuth("findSession", () => internalAdapter.findSession(token)))
    throw new SessionsError("backend", "The name was not kept. Does session.update.before return false?");
  throw notFound();
}

/** As many characters as the input check lets through. */
const maxLength = 80;

/** @throws {SessionsError} `forbidden` */
function checkName(name: unknown): string {
  const isShort = typeof name === "string" && name.length <= 4 * maxLength;
  const clean = isShort ? (cleanText(name, 4 * maxLength) ?? "") : undefined;
  // updateSession runs none of the field's validators (trap: better-auth-server-no-validators).
  if (clean === undefined || clean.length > maxLength)
    throw new SessionsError("forbidden", `A name is a text of at most ${maxLength} characters.`);
  return clean;
}
