import type { SessionList, UserSession } from "../../src/contract.ts";
import { english } from "../../src/devices/english.ts";
import type { ToDeviceOptions } from "../../src/devices/to-device.ts";

/** What every test of this folder counts its ages from: "2026-11-21T14:00:00.000Z". */
export const now = Date.UTC(2026, 10, 21, 14);

/** The instant that many seconds before `now`. */
export function secondsAgo(seconds: number): string {
  return new Date(now - seconds * 1000).toISOString();
}

/** What `toDevice` needs, in English and UTC, for a list of the given sessions. */
export function deviceOptions(sessions: UserSession[], list: Partial<SessionList> = {}): ToDeviceOptions {
  return { list: { sessions, ...list }, now, locale: "en", timeZone: "UTC", labels: english };
}
