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

/** What people should know of the last try, without promising what nobody knows. */
export function signOutNote(
  { state, error }: Pick<DeviceRow, "state" | "error">,
  { labels, locale, timeZone, at }: SignOutNoteOptions,
): string | undefined {
  if (state === "ready" || state === "signing-out") return undefined;
  if (state === "unknown") return labels.outcomeUnknown;
  // A request that got lost may yet arrive, so only the backend's own no is called a no.
  if (!error || !isRefusal(error.code)) return labels.stillSignedIn;
  const reason = labels.notSignedOut(labels[`error:${error.code}`]);
  const { retryAfterSeconds = Number.NaN } = error;
  // A time of day that is not today's would mislead.
  if (!(retryAfterSeconds <= 86_400)) return reason;
  // The next full minute: at the time that people read, it has to work.
  const minute = Math.ceil((at + retryAfterSeconds * 1000) / 60_000);
  return `${reason} ${labels.tryAgainAt(formatClock(locale, timeZone, minute * 60_000))}`;
}
