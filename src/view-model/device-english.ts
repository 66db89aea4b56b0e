import type { DeviceLabels } from "./labels.ts";

/** The texts that come with a device itself, in English: what headless use needs. */
export const deviceEnglish: DeviceLabels = {
  unknownDevice: "Unknown device",
  browserOn: (browser, system) => `${browser} on ${system}`,
  activeNow: "Active now",
  activeJustNow: "Active just now",
  active: (relative) => `Active ${relative}`,
  activeInTheLast: (count, unit) => `Active in the last ${count === 1 ? unit : `${count} ${unit}s`}`,
  notSignedOut: (reason) => `Not signed out: ${reason}`,
  stillSignedIn: "Still signed in when we last looked. You can try again.",
  outcomeUnknown: "We could not check whether this device was signed out.",
  tryAgainAt: (time) => `Try again at ${time}.`,
  "notRevocable:managed-elsewhere": "This sign-in is managed elsewhere and can’t be ended here.",
  "notRevocable:too-new": (until) =>
    until
      ? `This sign-in is too new to be ended here. You can do so from ${until}.`
      : "This sign-in is too new to be ended here.",
  "error:unauthenticated": "you’re signed out on this device.",
  "error:reauth-required": "you need to confirm that it’s you.",
  "error:current-session": "this is the device you are on.",
  "error:current-unknown": "we can’t tell which device you are on.",
  "error:forbidden": "you are not allowed to do this.",
  "error:rate-limited": "too many attempts.",
  "error:unsupported": "this is not possible here.",
};
