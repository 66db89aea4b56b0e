import type { SessionList, UserSession } from "../contract.ts";
import { withoutUndefined } from "../core/fields.ts";
import { endOf, isExpired, sessionOf } from "../core/list-rules.ts";
import type { EndedPages } from "../query/ended-options.ts";
import type { DeviceDetail } from "./details-of.ts";
import { detailsOf } from "./details-of.ts";
import type { Device, Moment } from "./device.ts";
import { historyEnglish } from "./feature-english.ts";
import type { HistoryLabels } from "./feature-labels.ts";
import { formatDayTime, formatDuration, formatExact } from "./format.ts";
import { isolateName } from "./isolate.ts";
import type { DeviceLabels, Labels } from "./labels.ts";
import { type ToDeviceOptions, toDevice } from "./to-device.ts";

/** A device on which the person was signed in. */
export interface EndedDevice extends Device {
  /** When the session ended. Its `text` is `endText`. Absent = unknown. */
  ended?: Moment;
  /** Why it ended. Absent = unknown. */
  endReason?: NonNullable<UserSession["endReason"]>;
  /** "Ended Jan 3, 2:02 PM: signed out by you", as much of it as is known. */
  endText: string;
  /** "Signed in Dec 31, 9:15 AM". Absent = unknown. */
  signedInText?: string;
  /** For how long the person was signed in there: "3 days". Absent = unknown. */
  duration?: string;
  /** `name` with `endText`, ready for a sentence or an accessible name. */
  distinctName: string;
}

/** What the words for an ended session depend on: as `ToDeviceOptions`, without a list. */
export interface EndedDeviceOptions extends Omit<ToDeviceOptions, "list" | "labels"> {
  /** The texts, of `useLabels`; `en` of `your-devices/locales/en` has them in English. */
  labels: DeviceLabels & Partial<HistoryLabels>;
}

/** None of them is a current session. */
const noList: SessionList = { sessions: [] };

/** A session that has ended as people see it. */
export function toEndedDevice(session: UserSession, options: EndedDeviceOptions): EndedDevice {
  const { locale, timeZone, now } = options;
  const labels = { ...historyEnglish, ...options.labels };
  const { endedAt = "", createdAt = "", endReason } = session;
  const time = Date.parse(endedAt);
  const lasted = time - Date.parse(createdAt);
  const endText = labels[`ended:${endReason ?? "unknown"}`](
    time > 0 ? formatDayTime(locale, timeZone, time, now) : undefined,
  );
  const device = toDevice(session, { ...options, list: noList });
  const signedInAt = Date.parse(device.signedIn?.dateTime ?? "");
  return withoutUndefined({
    ...device,
    ended:
      time > 0 ? { text: endText, title: formatExact(locale, timeZone, time), dateTime: endedAt } : undefined,
    endReason,
    endText,
    signedInText:
      signedInAt > 0 ? labels.signedInOn(formatDayTime(locale, timeZone, signedInAt, now)) : undefined,
    // Nobody was signed in for no time at all.
    duration: lasted >= 0 ? formatDuration(locale, Math.max(lasted, 60_000)) : undefined,
    distinctName: labels.listed([isolateName(device.name), endText]),
  });
}

/**
 * All that is known of a device on which the person was signed in: `detailsOf` with its end instead of when it would end.
 *
 * @param labels of `useLabels`, or `en` of `your-devices/locales/en`.
 */
export function endedDetailsOf(device: EndedDevice, labels: Labels): DeviceDetail[] {
  const words = { ...historyEnglish, ...labels };
  const { ended, endReason, duration } = device;
  const end: DeviceDetail = {
    key: "ended",
    label: words["detail:ended"],
    value: ended?.title ?? labels.unknown,
    ...(endReason && { note: words[`ended:${endReason}`]() }),
  };
  const [signedIn, ...others] = detailsOf(device, labels).filter(({ key }) => key !== "ends");
  const details = [end, ...(signedIn ? [signedIn] : []), ...others];
  if (duration) details.splice(2, 0, { key: "duration", label: words["detail:duration"], value: duration });
  return details;
}

/** The sessions that have ended, each once, and how many there are. */
interface EndedRows {
  sessions: readonly UserSession[];
  total: number | undefined;
}

/**
 * The ended sessions of the pages, and those of the list whose own end has passed, at their place in time. What the list says
 * is alive has not ended.
 */
export function endedRows(data: EndedPages | undefined, list: SessionList | undefined): EndedRows {
  const { pages = [] } = data ?? {};
  const byId = new Map<string, UserSession>();
  let read = 0;
  for (const session of pages.flatMap(({ sessions }) => sessions)) {
    if (byId.has(session.id)) continue;
    const living = list && sessionOf(list, session.id);
    if (living && !isExpired(living, list)) continue;
    byId.set(session.id, session);
    read += 1;
  }
  const sessions = [...byId.values()];
  for (const session of list?.sessions ?? []) {
    if (!list || byId.has(session.id) || !isExpired(session, list)) continue;
    const endedAt = new Date(endOf(session)).toISOString();
    const at = sessions.findIndex((one) => (one.endedAt ?? "") < endedAt);
    sessions.splice(at < 0 ? sessions.length : at, 0, { ...session, endedAt, endReason: "expired" });
  }
  const { total, nextCursor } = pages.at(-1) ?? {};
  const left = total !== undefined && nextCursor !== undefined ? Math.max(0, total - read) : 0;
  return { sessions, total: total === undefined ? undefined : sessions.length + left };
}
