import { deviceEnglish } from "./device-english.ts";
import type { Labels } from "./labels.ts";

const devices = (count: number): string => `${count} ${count === 1 ? "device" : "devices"}`;

/** All texts of the widget in English; any of them can be replaced through the provider's `labels`. */
export const english: Labels = {
  ...deviceEnglish,

  title: "Your devices",
  summary: (count, more) => `You’re signed in on ${more ? "more than " : ""}${devices(count)}.`,
  onlyThisDevice: "You’re signed in on this device only.",
  thisDevice: "This device",
  impersonated: "Support access",
  "type:desktop": "Computer",
  "type:mobile": "Phone",
  "type:tablet": "Tablet",
  "type:tv": "TV",
  "type:console": "Game console",
  "type:watch": "Watch",
  "type:cli": "Command line",
  "type:bot": "Automated client",
  "type:unknown": "Unknown kind of device",
  placeUnknown: "Place unknown",
  lastActiveUnknown: "Last active unknown",
  signOut: "Sign out",
  signOutDevice: (name) => `Sign out ${name}`,
  signOutThisDevice: "Sign out of this device",
  signingOut: "Signing out…",
  signingOutDevice: (name) => `Signing out ${name}…`,
  signOutOthers: (count) =>
    count === 1 ? "Sign out the other device" : `Sign out all other devices${count ? ` (${count})` : ""}`,
  confirmTitle: (name) => `Sign out ${name}?`,
  confirmText: "It will have to sign in again. Nothing on it is deleted.",
  consequence: (what) => `Signing it out ${what}.`,
  confirmOthersTitle: (count) =>
    count === 1 ? "Sign out the other device?" : `Sign out ${count ?? "all"} other devices?`,
  confirmOthersText: "They will have to sign in again. You stay signed in here.",
  cancel: "Cancel",
  signedOutDevice: (name) => `${name} is signed out.`,
  noLongerListed: (name) => `${name} is no longer on the list.`,
  signedOutOthers: (done, total) =>
    done === total ? `${devices(done)} signed out.` : `${done} of ${devices(total)} signed out.`,
  uncheckedOthers: (count) => `${devices(count)} could not be checked yet.`,
  tryAgain: "Try again",
  loading: "Loading your devices…",
  loadFailed: "Your devices could not be loaded",
  loadFailedBecause: (reason) =>
    `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)} Nothing has been signed out.`,
  nothingSignedOut: "Nothing has been signed out.",
  refreshFailed: (reason) => `This list may be out of date: ${reason}`,
  reauthRequired: "Confirm that it’s you to see your devices.",
  confirmIdentity: "Confirm it’s you",
  signedOut: "You’re signed out on this device.",
  offline: "You seem to be offline. What you see may be out of date.",
  "readOnly:current-unknown": "We can’t tell which device you are on, so signing out is turned off.",
  "readOnly:unsupported": "Devices can’t be signed out from here.",
  skipped: (count) => `${devices(count)} could not be read and ${count === 1 ? "is" : "are"} not shown.`,
  truncated: "There are more devices than can be shown here.",
  revocationLag: (minutes) =>
    `A device may keep working for up to ${minutes === 1 ? "a minute" : `${minutes} minutes`} after it is signed out.`,
  showMore: (count) => `Show ${count} more`,
  "error:not-found": "this device is not on the list.",
  "error:network": "the server could not be reached.",
  "error:timeout": "the server did not answer in time.",
  "error:bad-response": "the server’s answer could not be read.",
  "error:backend": "the server had a problem.",
};
