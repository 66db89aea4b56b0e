import { isRefusal } from "../core/errors.ts";
import type { DeviceRow } from "./device.ts";
import { formatClock } from "./format.ts";
import type { Labels } from "./labels.ts";

interface SignOutNoteOptions {
  labels: Labels;
  /** BCP 47. */
  locale: string;
  /** IANA. */
  timeZone: string;
  /** When the try failed, in milliseconds since 1970. */
  at: number;
}

/** What people should know of the last try to sign a device out. It never claims more than a list has shown. */
export function signOutNote(
  { state, error }: Pick<DeviceRow, "state" | "error">,
  { labels, locale, timeZone, at }: SignOutNoteOptions,
): string | undefined {
  if (state === "ready" || state === "signing-out") return undefined;
  if (state === "unknown") return labels.outcomeUnknown;
  // A lost request may yet arrive, so only the backend's own refusal counts as one.
  if (!error || !isRefusal(error.code)) return labels.stillSignedIn;
  const reason = labels.notSignedOut(labels[`error:${error.code}`]);
  const { retryAfterSeconds = Number.NaN } = error;
  // A time of day would mislead if it were tomorrow's.
  if (!(retryAfterSeconds <= 86_400)) return reason;
  // Rounded up to the full minute: at the time that people read, another try must work.
  const minute = Math.ceil((at + retryAfterSeconds * 1000) / 60_000);
  return `${reason} ${labels.tryAgainAt(formatClock(locale, timeZone, minute * 60_000))}`;
}
