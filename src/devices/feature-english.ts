import { countedDevices } from "./device-english.ts";
import type {
  HistoryLabels,
  PromptLabels,
  RenameLabels,
  SelectionLabels,
  WasntMeLabels,
} from "./feature-labels.ts";
import type { NumberWriter } from "./number-writer.ts";

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
};

/** The English texts of "This wasn't me". */
export const wasntMeEnglish: WasntMeLabels = {
  wasntMe: "This wasn’t me",
  "wasntMe:step": (step, total, number) => `This wasn’t me: step ${number(step)} of ${number(total)}`,
  "wasntMeTitle:others": "Sign out your other devices too?",
  "wasntMeTitle:steps": "Secure your account",
  "wasntMeTitle:receipt": "What was done",
  "wasntMe:device": "Signing out ends its access. Then we’ll help you to secure your account.",
  "wasntMe:others": "Someone who knows your password can be signed in more than once.",
  "wasntMe:steps": "Now make sure that nobody gets in again.",
  "wasntMe:receipt": "Keep this, or hand it to support.",
  revocableOthers: (count, total, number) =>
    `${number(count)} of ${number(total)} other devices can be signed out.`,
  keepOthers: "Keep them",
  skip: "Skip",
  finish: "Done",
  completeStep: (title) => `Mark “${title}” as done`,
  stepDone: "Done",
  openStep: "Open",
  openStepOf: (title, isElsewhere) => `Open “${title}”${isElsewhere ? " in a new tab" : ""}`,
  copyReceipt: "Copy",
  "receipt:device": "Device",
  "receipt:when": "When",
  "receipt:result": "What happened",
  "receipt:steps": "Steps",
  "receipt:title": (name) => `A sign-in that wasn’t me: ${name}`,
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
  promptHint: (count, number) =>
    `${count === undefined ? "" : `${countedDevices(count, number)}. `}You’ll stay signed in here.`,
  notNow: "Not now",
};

/** The English texts of a new name. */
export const renameEnglish: RenameLabels = {
  rename: "Rename",
  newName: "New name",
  save: "Save",
  nameEmpty: "Enter a name.",
  nameTooLong: (max, number) => `Use at most ${number(max)} characters.`,
  renaming: (name) => `Renaming ${name}…`,
  renamed: (name, newName) => `${name} is now called ${newName}.`,
  notRenamed: (name) => `${name} wasn’t renamed.`,
  renameUnknown: (name) => `We couldn’t check whether ${name} was renamed.`,
};

function lastDays(days: number, number: NumberWriter): string {
  return `the last ${days === 1 ? "day" : `${number(days)} days`}`;
}

/** The English texts about sessions that have ended. */
export const historyEnglish: HistoryLabels = {
  historyTitle: (days, count, number) =>
    `${days ? `Ended in ${lastDays(days, number)}` : "Ended sessions"}${count ? ` (${number(count)})` : ""}`,
  noHistory: (days, number) => `No past sessions${days ? ` in ${lastDays(days, number)}` : ""}.`,
  historyLoading: "Loading past sessions…",
  historyFailed: "We couldn’t load your past sessions.",
  moreHistoryFailed: "We couldn’t load all of them.",
  historyReauth: "Confirm that it’s you to see your past sessions.",
  showMoreHistory: "Show more",
  statusActive: "Active",
  statusEnded: "Ended",
  "ended:signed-out": (time) => (time ? `Ended ${time}: signed out by you` : "Signed out by you"),
  "ended:expired": (time) => (time ? `Ended ${time}: expired` : "Expired"),
  "ended:replaced": (time) => (time ? `Ended ${time}: replaced` : "Replaced"),
  "ended:revoked": (time) => (time ? `Ended ${time}: signed out elsewhere` : "Signed out elsewhere"),
  "ended:unknown": (time) => (time ? `Ended ${time}` : "Ended"),
  signedInFor: (duration) => `Signed in for ${duration}`,
  "detail:ended": "Ended",
  "detail:duration": "Signed in for",
};
