import type { DeviceLabels } from "./labels.ts";
import type { NumberWriter } from "./number-writer.ts";

/** "1 device", "3 other devices". */
export function countedDevices(count: number, number: NumberWriter, before = ""): string {
  return `${number(count)} ${before}${count === 1 ? "device" : "devices"}`;
}

/** The English texts of a device itself: all that headless use needs. */
export const deviceEnglish: DeviceLabels = {
  unknownDevice: "Unknown device",
  browserOn: (browser, system) => `${browser} on ${system}`,
  place: (city, country) => `${city}, ${country}`,
  listed: (parts) => parts.join(", "),
  signedInOn: (day) => `Signed in ${day}`,
  activeNow: "Active now",
  activeJustNow: "Active just now",
  active: (relative) => `Active ${relative}`,
  activeInTheLast: (count, unit, number) =>
    `Active in the last ${count === 1 ? unit : `${number(count)} ${unit}s`}`,
  "notRevocable:managed-elsewhere":
    "This device is managed by your organization, so you can’t sign it out here.",
  "notRevocable:too-new": (until) =>
    `This sign-in is too recent to sign out here.${until ? ` Try after ${until}.` : ""}`,
};
