import { deviceEnglish } from "./device-english.ts";
import type { Labels, NumberWriter } from "./labels.ts";

const devices = (count: number, number: NumberWriter, before = ""): string =>
  `${number(count)} ${before}${count === 1 ? "device" : "devices"}`;
const more = (count: number, number: NumberWriter): string => devices(count, number, "more ");

/** Every text of the widget in English. Those of `toDevice` stand in `device-english.ts`. `labels` replaces any of them. */
export const english: Labels = {
  ...deviceEnglish,

  listed: (parts) => parts.join(", "),
  sentences: (sentences) => sentences.join(" "),
  number: (value) => value.toLocaleString("en"),
  clock: (time) => new Date(time).toLocaleTimeString("en", { hour: "numeric", minute: "2-digit" }),

  title: "Your devices",
  summary: (count, more, number) =>
    `You’re signed in on ${more ? "at least " : ""}${devices(count, number)}.`,
  onlyThisDevice: "You’re signed in on this device only.",
  thisDevice: "This device",
  impersonated: "Support is signed in as you",
  "type:desktop": "Computer",
  "type:mobile": "Phone",
  "type:tablet": "Tablet",
  "type:tv": "TV",
  "type:console": "Game console",
  "type:watch": "Watch",
  "type:cli": "Command line",
  "type:bot": "Automated client",
  "type:unknown": "Unknown device type",
  placeUnknown: "Location unknown",
  lastActiveUnknown: "Last activity unknown",
  signOut: "Sign out",
  signOutDevice: (name) => `Sign out ${name}`,
  signOutThisDevice: "Sign out of this device",
  signingOut: "Signing out…",
  signingOutDevice: (name) => `Signing out ${name}…`,
  signingOutOthers: "Signing out your other devices…",
  signOutOthers: (count, total, number) =>
    count && (count === 1 || count < (total ?? 0))
      ? `Sign out ${others(count, total, number)}`
      : `Sign out all other devices${count ? ` (${number(count)})` : ""}`,
  confirmTitle: (name) => `Sign out ${name}?`,
  confirmText: "You’ll need to sign in again on it. Nothing on it will be deleted.",
  confirmOthersTitle: (count, total, number) => `Sign out ${others(count, total, number)}?`,
  confirmOthersText: "You’ll need to sign in again on them. You’ll stay signed in here.",
  othersStay: (count, number) =>
    `You can’t sign out ${devices(count, number, "other ")} here. ${count === 1 ? "It stays" : "They stay"} signed in.`,
  cancel: "Cancel",
  signedOutDevice: (name) => `${name} is signed out.`,
  noLongerListed: (name) => `${name} is no longer on the list.`,
  notSignedOut: (name = "It") => `${name} wasn’t signed out.`,
  stillSignedIn: (name = "It") => `${name} was still signed in when we last checked. You can try again.`,
  outcomeUnknown: (name = "It") => `${name} may still be signed in: we couldn’t check.`,
  theDevice: "The device",
  othersSignedOut: "Your other devices are signed out.",
  othersNotSignedOut: "Your other devices weren’t signed out.",
  othersUnknown: "Your other devices may still be signed in: we couldn’t check.",
  signedOutOthers: (done, total, number) =>
    done === total
      ? `${devices(done, number)} signed out.`
      : `${number(done)} of ${number(total)} signed out.`,
  nothingSignedOut: "Nothing has been signed out.",
  notSignedOutDevices: (names) => `Not signed out: ${names}.`,
  uncheckedDevices: (names) => `Not checked yet: ${names}.`,
  failedDevice: (name, reason) => (reason ? `${name} (${reason})` : name),
  moreDevices: (count, named, number) => (named ? more : devices)(count, number),
  "reason:rate-limited": (time) => `too many attempts${time ? ` until ${time}` : ""}`,
  "reason:refused": "not allowed",
  "reason:no-answer": "no answer",
  tryAgain: "Try again",
  tryAgainAt: (time) => `Try again at ${time}.`,
  loading: "Loading your devices…",
  loadFailed: "We couldn’t load your devices.",
  stillNotLoaded: "Still not loaded.",
  refreshFailed: "This list may be out of date.",
  reauthRequired: "Confirm that it’s you to see your devices.",
  confirmIdentity: "Confirm it’s you",
  signedOut: "You’re signed out of this device.",
  offline: "You seem to be offline. What you see may be out of date.",
  "readOnly:current-unknown": "We can’t tell which device you’re on, so signing out is turned off.",
  "readOnly:unsupported": "You can’t sign devices out here.",
  expired: (count, number) => `${number(count)} more ${count === 1 ? "has" : "have"} expired.`,
  skipped: (count, number) => `${more(count, number)} couldn’t be shown.`,
  truncated: "There may be more devices than are shown here.",
  revocationLag: (minutes, number) =>
    `A device may keep working for up to ${minutes === 1 ? "a minute" : `${number(minutes)} minutes`} after it’s signed out.`,
  showMore: (count, number) => `Show ${number(count)} more`,
  "error:not-found": "It isn’t on the list.",
  "error:network": "The server couldn’t be reached.",
  "error:timeout": "The server didn’t answer in time.",
  "error:bad-response": "The server’s answer couldn’t be read.",
  "error:backend": "The server had a problem.",
  "error:unauthenticated": "You’re signed out of this device.",
  "error:reauth-required": "You need to confirm that it’s you.",
  "error:current-session": "This is the device you’re on.",
  "error:current-unknown": "We can’t tell which device you’re on.",
  "error:forbidden": "You don’t have permission to do this.",
  "error:rate-limited": "Too many attempts.",
  "error:unsupported": "This isn’t possible here.",
};

function others(count: number | undefined, total: number | undefined, number: NumberWriter): string {
  if (count && total && count < total) return `${number(count)} of ${number(total)} other devices`;
  return count === 1 ? "the other device" : `${count ? number(count) : "all"} other devices`;
}
