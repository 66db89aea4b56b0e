import { deviceEnglish } from "./device-english.ts";
import type { HistoryLabels, PromptLabels, SelectionLabels, WasntMeLabels } from "./feature-labels.ts";
import type { Labels } from "./labels.ts";
import type { NumberWriter } from "./number-writer.ts";

const devices = (count: number, number: NumberWriter, before = ""): string =>
  `${number(count)} ${before}${count === 1 ? "device" : "devices"}`;
const more = (count: number, number: NumberWriter): string => devices(count, number, "more ");

/** Every text of the widget in English. Those of `toDevice` stand in `device-english.ts`. `labels` replaces any of them. */
export const english: Labels = {
  ...deviceEnglish,

  sentences: (sentences) => sentences.join(" "),
  number: (value) => value.toLocaleString("en"),
  clock: (time) => new Date(time).toLocaleTimeString("en", { hour: "numeric", minute: "2-digit" }),

  exact: (time) =>
    new Date(time).toLocaleString("en", {
      year: "numeric",
      month: "short",
      day: "numeric",
      hour: "numeric",
      minute: "2-digit",
      timeZoneName: "short",
    }),

  title: "Your devices",
  summary: (count, more, number) =>
    `You’re signed in on ${more ? "at least " : ""}${devices(count, number)}.`,
  onlyThisDevice: "You’re signed in only here.",
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
  details: "Details",
  detailsOfDevice: (name) => `Details of ${name}`,
  close: "Close",
  checkAgain: "Check again",
  copy: "Copy",
  copied: "Copied.",
  selectedToCopy: "Your browser can’t copy it. It is selected, so you can.",
  showAddress: "Show all",
  changePassword: "Change your password",
  signOutHereText: "You’ll stay signed in on your other devices.",
  otherDevices: (count, number) => `Other devices (${number(count)})`,
  selectHint: "Select a device to see its details or sign it out.",
  search: "Find a device",
  searchPlaceholder: "Name, place or address",
  typeFilter: "Kind of device",
  anyType: "Any device",
  order: "Order",
  "order:last-active": "Last active",
  "order:signed-in": "Signed in",
  "order:ends-soonest": "Ends soonest",
  "order:place": "Place",
  noMatch: (text) => `No device matches${text && ` “${text}”`}.`,
  clearSearch: "Clear search",
  matches: (count, total, number) => `${number(count)} of ${devices(total, number)}.`,
  dismiss: "Dismiss",
  "stays:managed-elsewhere": "Managed by your organization",
  "stays:too-new": "Signed in too recently",
  staying: (count, reason, number) =>
    `${number(count)} ${count === 1 ? "stays" : "stay"}: ${reason[0]?.toLowerCase()}${reason.slice(1)}.`,
  signOut: "Sign out",
  signOutDevice: (name) => `Sign out ${name}`,
  signingOut: "Signing out…",
  signingOutDevice: (name) => `Signing out ${name}…`,
  signingOutOthers: "Signing out your other devices…",
  signOutOthers: "Sign out all others…",
  confirmTitle: (name) => `Sign out ${name}?`,
  confirmText:
    "Signing out ends its access. You’ll need to sign in again there. If you don’t recognize it, change your password too.",
  confirmOthersTitle: (count, number) =>
    `Sign out ${count === 1 ? "the other device" : `${count ? number(count) : "all"} other devices`}?`,
  confirmOthersText: "You’ll need to sign in again on them. You’ll stay signed in here.",
  andMore: (count, number) => `and ${number(count)} more`,
  confirmOthersButton: (count, number) =>
    count ? `Sign out ${devices(count, number)}` : "Sign out all others",
  cancel: "Cancel",
  signedOutDevice: (name) => `${name} is signed out.`,
  signedOutIn: (name, place) => `Signed out ${name} in ${place}.`,
  worksUntil: (time, count) => `${count === 1 ? "It" : "They"} may keep working there until ${time}.`,
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
  retryThese: (count, number) => `Retry these ${number(count)}`,
  tryAgainAt: (time) => `Try again at ${time}.`,
  "detail:signed-in": "Signed in",
  "detail:last-active": "Last active",
  "detail:near": "Near",
  "detail:address": "Address",
  "detail:browser": "Browser and system",
  "detail:ends": "Ends",
  "detail:id": "Session ID",
  unknown: "Unknown",
  signedInWith: (method) => `with ${method === "password" || method === "passkey" ? `a ${method}` : method}`,
  activeOrLater: (exact) => `${exact}, or later`,
  placeGuess: "A guess from the address",
  browserUnchecked: "As it says, not checked",
  endsUnused: (duration, alone) => `${alone ? "After" : "or after"} ${duration} without use`,
  loading: "Loading your devices…",
  loadFailed: "We couldn’t load your devices.",
  stillNotLoaded: "Still not loaded.",
  refreshFailed: "This list may be out of date.",
  reauthRequired: "Confirm that it’s you to see your devices.",
  confirmIdentity: "Confirm it’s you",
  signedOut: "You’re signed out of this device.",
  reload: "Reload",
  reauthElsewhere: "Sign in again to see them.",
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

/** The English texts of a selection. */
export const selectionEnglish: SelectionLabels = {
  select: "Select",
  endSelection: "Done",
  selectDevice: (name) => `Select ${name}`,
  selectShown: "Select all shown",
  clearSelection: "Clear",
  selected: (count, number) => `${number(count)} selected`,
  selectedOf: (count, total, number) => `${number(count)} selected of ${number(total)}`,
  selectedShort: (count, total, number) => `${number(count)} of ${number(total)}`,
  signOutSelected: (count, number) => `Sign out ${devices(count, number)}…`,
  signOutSelectedShort: (count, number) => `Sign out ${number(count)}…`,
  confirmSelectedTitle: (count, number) => `Sign out ${devices(count, number)}?`,
  confirmSelectedButton: (count, number) => `Sign out ${devices(count, number)}`,
};

/** The English texts of "This wasn't me". */
export const wasntMeEnglish: WasntMeLabels = {
  wasntMe: "This wasn’t me",
  "wasntMe:device":
    "We’ll sign it out first. Then you can sign out your other devices and make sure that nobody gets in again.",
  "wasntMe:others":
    "Somebody who got in once may be signed in elsewhere. Sign out all your other devices too?",
  "wasntMe:steps": "Now make sure that nobody gets in again.",
  "wasntMe:receipt": "This is what was done.",
  skip: "Skip",
  finish: "Done",
  completeStep: (title) => `Mark “${title}” as done`,
  copyReceipt: "Copy receipt",
  "receipt:title": (name) => `A sign-in that wasn’t me: ${name}`,
  "receipt:works-until": (exact) => `What was signed out may keep working until ${exact}.`,
  "receipt:fact": (label, value) => `${label}: ${value}`,
  "receipt:done": (title) => `Done: ${title}`,
  "receipt:open": (title) => `Not done: ${title}`,
};

/** The English texts of the question after a password was changed. */
export const promptEnglish: PromptLabels = {
  promptText: "You changed your password. Sign out your other devices too?",
  promptButton: (count, number) =>
    count === undefined
      ? "Sign out all other devices"
      : `Sign out ${number(count)} other ${count === 1 ? "device" : "devices"}`,
  promptCheckbox: "Sign out my other devices too",
  notNow: "Not now",
};

/** The English texts about sessions that have ended. */
export const historyEnglish: HistoryLabels = {
  historyTitle: (days, number) =>
    days ? `Ended in the last ${days === 1 ? "day" : `${number(days)} days`}` : "Ended sessions",
  statusActive: "Active",
  statusEnded: "Ended",
  "ended:signed-out": (time) => (time ? `Ended ${time}: signed out by you` : "Signed out by you"),
  "ended:expired": (time) => (time ? `Ended ${time}: expired` : "Expired"),
  "ended:replaced": (time) => (time ? `Ended ${time}: replaced` : "Replaced"),
  "ended:revoked": (time) => (time ? `Ended ${time}: signed out elsewhere` : "Signed out elsewhere"),
  "ended:unknown": (time) => (time ? `Ended ${time}` : "Ended"),
  signedInFor: (duration) => `Signed in for ${duration}`,
  "detail:ended": "Ended",
};
