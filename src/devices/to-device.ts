import type { SessionDevice, SessionList, SessionLocation, UserSession } from "../contract.ts";
import { withoutUndefined } from "../core/fields.ts";
import { currentSessionOf } from "../core/list-rules.ts";
import type { Device, Moment } from "./device.ts";
import { formatCountry, formatExact } from "./format.ts";
import { isolate } from "./isolate.ts";
import type { DeviceLabels } from "./labels.ts";
import { lastActiveText } from "./last-active.ts";
import { readableIpAddress } from "./readable-ip-address.ts";

/** What the words for a session depend on: its list, the moment, the language and the time zone. */
export interface ToDeviceOptions {
  /** The list that the session is from. */
  list: SessionList;
  /** Milliseconds since 1970 by the server's clock. */
  now: number;
  /** BCP 47. What Intl does not know becomes the nearest that it does, else "en". */
  locale: string;
  /** IANA. What Intl does not know becomes the time zone of the machine. */
  timeZone: string;
  /** The texts; `en` of `your-devices/locales/en` has them in English. */
  labels: DeviceLabels;
}

const dayMs = 86_400_000;
/** What is older is a backend's zero: 0001, 1970. */
const firstInstant = Date.UTC(2000);

/** A session as people see it: the seam between the backend's side and theirs. What is unknown stays absent. */
export function toDevice(session: UserSession, options: ToDeviceOptions): Device {
  const { list, labels, locale, timeZone, now } = options;
  const { id, name, device, location, ipAddress, createdAt = "", lastActiveAt = "", notRevocable } = session;
  const isCurrent = session.isCurrent && currentSessionOf(list)?.id === id;
  const exact = (instant = "", text?: string): Moment | undefined => {
    const time = Date.parse(instant);
    // Intl throws for an invalid date, and a list that a host hydrates did not pass the input check.
    if (!(time >= firstInstant)) return undefined;
    const title = formatExact(locale, timeZone, time);
    return { text: text ?? title, title, dateTime: instant };
  };
  // The current device made this very request, whatever instant the backend stored last. It is cut to the minute, so that
  // the row stays the same until people would see a difference.
  const activeAt = isCurrent ? new Date(now - (now % 60_000)).toISOString() : lastActiveAt;
  const age = (now - Date.parse(lastActiveAt)) / 1000;
  const active = isCurrent
    ? labels.activeNow
    : lastActiveText(age, list.lastActiveGranularitySeconds ?? 0, options);
  return withoutUndefined({
    id,
    isCurrent,
    type: device?.type ?? "unknown",
    name: name ?? deviceName(device, labels),
    session,
    place: (location && placeName(location, options)) || undefined,
    ipAddress: readableIpAddress(ipAddress),
    lastActive: active === undefined ? undefined : exact(activeAt, active),
    signedIn: Date.parse(createdAt) > now + dayMs ? undefined : exact(createdAt),
    expires: exact(session.expiresAt),
    notRevocable:
      notRevocable?.reason === "too-new"
        ? labels["notRevocable:too-new"](exact(notRevocable.until)?.title)
        : notRevocable && labels["notRevocable:managed-elsewhere"],
  });
}

function deviceName(device: SessionDevice | undefined, labels: DeviceLabels): string {
  const { label, browser, os, model } = device ?? {};
  if (label) return label;
  // People say "iPhone", not "iOS". The names of most other models they don't know.
  const system = model?.startsWith("iP") ? model : (os ?? model);
  if (browser && system) return labels.browserOn(isolate(browser), isolate(system));
  return browser ?? system ?? labels.unknownDevice;
}

function placeName(
  { city, region, country, label }: SessionLocation,
  { locale, labels }: ToDeviceOptions,
): string | undefined {
  const inside = city ?? region;
  const around = country && formatCountry(locale, country);
  if (!inside || !around) return inside ?? (around || label);
  // A city of its country's name: Singapore, Hong Kong (SAR China). The backend's language is mostly English.
  const isSame = [around, formatCountry("en", country) ?? ""].some((name) =>
    folded(name).startsWith(folded(inside)),
  );
  return isSame ? inside : labels.place(isolate(inside), isolate(around));
}

/** Equal for names that differ in case and accents alone. It ends in a space, so that Niger is not the start of Nigeria. */
function folded(name: string): string {
  return `${name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()} `;
}
