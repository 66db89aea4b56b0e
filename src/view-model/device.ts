import type { DeviceType, UserSession } from "../core/contract.ts";

/** An instant, ready to paint. */
export interface Moment {
  /** As people read it: "Active 12 minutes ago". */
  text: string;
  /** Exact, with the time zone: "Nov 21, 2026, 2:05 PM UTC". */
  title: string;
  /** ISO 8601, for `<time dateTime>`. */
  dateTime: string;
}

/** A session as people see it: pure, paintable, no functions. Made by `toDevice`. */
export interface Device {
  id: string;
  isCurrent: boolean;
  type: DeviceType;
  /** "Chrome on macOS", or the name that the user gave. */
  name: string;
  /** "Athens, Greece"; absent = unknown. */
  place?: string;
  /** Masked, as people read it: "203.0.113.x", "2001:db8:1:…". */
  ipAddress?: string;
  /** Absent = unknown. */
  lastActive?: Moment;
  signedIn?: Moment;
  expires?: Moment;
  /** Why this device can't be signed out from here, as a sentence. */
  notRevocable?: string;
  session: UserSession;
}
