import type { SessionDevice, SessionLocation, UserSession } from "../contract.ts";
import { fold } from "./fold.ts";
import { formatCountry } from "./format.ts";
import { isolate } from "./isolate.ts";
import type { DeviceLabels } from "./labels.ts";
import { readableIpAddress } from "./readable-ip-address.ts";

/** What people know a session by. */
export interface SessionWords {
  /** "Chrome on macOS", or the name that the person gave it. */
  name: string;
  /** "Athens, Greece". Absent = unknown. */
  place: string | undefined;
  /** "203.0.113.x". Absent = unknown, or a local one. */
  ipAddress: string | undefined;
  /** All that a search looks through, folded. */
  readonly text: string;
}

/** The words of a session: made once for each session, and kept as long as the list keeps the session's object. */
export type DeviceIndex = (session: UserSession) => SessionWords;

interface DeviceIndexOptions {
  labels: Pick<DeviceLabels, "unknownDevice" | "browserOn" | "place">;
  /** BCP 47. */
  locale: string;
}

/** An index for these labels and this locale. */
export function createDeviceIndex(options: DeviceIndexOptions): DeviceIndex {
  const known = new WeakMap<UserSession, SessionWords>();
  return (session) => {
    let words = known.get(session);
    if (!words) {
      words = wordsOf(session, options);
      known.set(session, words);
    }
    return words;
  };
}

/** The same for one session alone. */
export function wordsOf(session: UserSession, options: DeviceIndexOptions): SessionWords {
  const { id, name, device = {} as Partial<SessionDevice>, location, ipAddress } = session;
  let text: string | undefined;
  let address: { text: string | undefined } | undefined;
  const words = {
    name: name ?? deviceName(device, options.labels),
    place: (location && placeName(location, options)) || undefined,
    // Only what is shown needs it, and what a search looks through.
    get ipAddress() {
      address ??= { text: readableIpAddress(ipAddress) };
      return address.text;
    },
    get text() {
      const { browser, os, model, label } = device;
      text ??= fold([words.name, words.place, words.ipAddress, browser, os, model, label, id].join("\n"));
      return text;
    },
  };
  return words;
}

/** "Chrome on macOS". */
export function deviceName(
  { label, browser, os, model }: Partial<SessionDevice>,
  labels: Pick<DeviceLabels, "unknownDevice" | "browserOn">,
): string {
  if (label) return label;
  // People say "iPhone", not "iOS". The names of most other models they don't know.
  const system = model?.startsWith("iP") ? model : (os ?? model);
  if (browser && system) return labels.browserOn(isolate(browser), isolate(system));
  return browser ?? system ?? labels.unknownDevice;
}

function placeName(
  { city, region, country, label }: SessionLocation,
  { locale, labels }: DeviceIndexOptions,
): string | undefined {
  const inside = city ?? region;
  const around = country && formatCountry(locale, country);
  if (!inside || !around) return inside ?? (around || label);
  // A city of its country's name: Singapore, Hong Kong (SAR China). The backend's language is mostly English. The space keeps
  // Niger from being the start of Nigeria.
  const isSame = [around, formatCountry("en", country) ?? ""].some((name) =>
    `${fold(name)} `.startsWith(`${fold(inside)} `),
  );
  return isSame ? inside : labels.place(isolate(inside), isolate(around));
}
