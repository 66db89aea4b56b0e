import { countedDevices } from "./device-english.ts";
import type { HistoryLabels, PromptLabels, SelectionLabels, WasntMeLabels } from "./feature-labels.ts";

/** The English texts of a selection. */
export const selectionEnglish: SelectionLabels = {
  select: "Select",
  endSelection: "Done",
  selectionHint: "Select the devices to sign out.",
  selectDevice: (name) => `Select ${name}`,
  selectShown: "Select all shown",
  clearSelection: "Clear",
  selected: (count, number) => `${number(count)} selected`,
  selectedOf: (count, total, number) => `${number(count)} selected of ${number(total)}`,
  selectedShort: (count, total, number) => `${number(count)} of ${number(total)}`,
  signOutSelected: (count, number) => `Sign out ${countedDevices(count, number)}…`,
  signOutSelectedShort: (count, number) => `Sign out ${number(count)}…`,
  confirmSelectedTitle: (count, number) => `Sign out ${countedDevices(count, number)}?`,
  confirmSelectedButton: (count, number) => `Sign out ${countedDevices(count, number)}`,
  signingOutSelected: (count, number) => `Signing out ${countedDevices(count, number)}…`,
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
      : `Sign out ${countedDevices(count, number, "other ")}`,
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
