import type { DeviceLabels } from "./labels.ts";

/** The English texts of a device itself: all that headless use needs. */
export const deviceEnglish: DeviceLabels = {
  unknownDevice: "Unknown device",
  browserOn: (browser, system) => `${browser} on ${system}`,
  activeNow: "Active now",
  activeJustNow: "Active just now",
  active: (relative) => `Active ${relative}`,
  activeInTheLast: (count, unit, number) =>
    `Active in the last ${count === 1 ? unit : `${number(count)} ${unit}s`}`,
  "notRevocable:managed-elsewhere": "This sign-in is managed elsewhere and can’t be ended here.",
  "notRevocable:too-new": (until) =>
    until
      ? `This sign-in is too new to be ended here. You can do so from ${until}.`
      : "This sign-in is too new to be ended here.",
};
