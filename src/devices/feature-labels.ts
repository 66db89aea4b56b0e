import type { UserSession } from "../contract.ts";
import type { NumberWriter } from "./number-writer.ts";

/** The texts of a selection, of `useSelectionLabels`. A page without one does not load them. */
export interface SelectionLabels {
  /** Turns the icons into checkboxes. */
  select: string;
  /** Ends it. */
  endSelection: string;
  /** Stands once above the rows meanwhile, and is announced when it begins. */
  selectionHint: string;
  /** A checkbox's accessible name. */
  selectDevice: (name: string) => string;
  selectShown: string;
  clearSelection: string;
  selected: (count: number, number: NumberWriter) => string;
  /** `total` is how many others there are. Also announced if it changes by more than one. */
  selectedOf: (count: number, total: number, number: NumberWriter) => string;
  /** The same for a place with little room. */
  selectedShort: (count: number, total: number, number: NumberWriter) => string;
  /** Opens the question whether to do it, which names them. */
  signOutSelected: (count: number, number: NumberWriter) => string;
  /** The same for a place with little room. */
  signOutSelectedShort: (count: number, number: NumberWriter) => string;
  /** If it is a single device, `confirmTitle` asks about it by name. */
  confirmSelectedTitle: (count: number, number: NumberWriter) => string;
  /** The button that signs them out. */
  confirmSelectedButton: (count: number, number: NumberWriter) => string;
}

/** The texts of "This wasn't me" and of its receipt, of `useWasntMeLabels`. A page without it does not load them. */
export interface WasntMeLabels {
  /** Begins it. */
  wasntMe: string;
  /** Above each title. `step` counts from 1. */
  "wasntMe:step": (step: number, total: number, number: NumberWriter) => string;
  /** The title of the first stage is `signOutDevice`. */
  "wasntMeTitle:others": string;
  "wasntMeTitle:steps": string;
  "wasntMeTitle:receipt": string;
  /** What each stage of it is about. */
  "wasntMe:device": string;
  "wasntMe:others": string;
  "wasntMe:steps": string;
  "wasntMe:receipt": string;
  /** How many of all others can be signed out, if some can't. */
  revocableOthers: (count: number, total: number, number: NumberWriter) => string;
  /** Goes on without signing all others out. */
  keepOthers: string;
  /** Goes on to the next stage without doing what this one is about. */
  skip: string;
  /** Ends the steps. */
  finish: string;
  /** A checkbox's accessible name. `title` is the host's: "Change your password". */
  completeStep: (title: string) => string;
  /** Stands beside a step that is done. */
  stepDone: string;
  /** Leads to where the step is done. */
  openStep: string;
  /** The accessible name of what leads there. `isElsewhere` = it opens a new tab. */
  openStepOf: (title: string, isElsewhere: boolean) => string;
  copyReceipt: string;
  "receipt:device": string;
  "receipt:when": string;
  "receipt:result": string;
  "receipt:steps": string;
  /** The first line of a receipt. */
  "receipt:title": (name: string) => string;
  /** A line of a receipt: "Address: 203.0.113.x". */
  "receipt:fact": (label: string, value: string) => string;
  "receipt:done": (title: string) => string;
  "receipt:open": (title: string) => string;
}

/** The texts of the question after a password was changed, of `usePromptLabels`. A page without it does not load them. */
export interface PromptLabels {
  promptText: string;
  /** `count` is undefined if it is not known. */
  promptButton: (count: number | undefined, number: NumberWriter) => string;
  /** In the host's own form. */
  promptCheckbox: string;
  /** Below it. `count` is undefined if it is not known. */
  promptHint: (count: number | undefined, number: NumberWriter) => string;
  notNow: string;
}

/** The texts of a new name, of `useRenameLabels`. A page without it does not load them. */
export interface RenameLabels {
  /** Begins it. */
  rename: string;
  /** The field's accessible name. */
  newName: string;
  save: string;
  /** Nothing that can be seen was written. */
  nameEmpty: string;
  nameTooLong: (max: number, number: NumberWriter) => string;
  /** Announced if it takes more than a second. */
  renaming: (name: string) => string;
  /** Announced once a list has the new name. */
  renamed: (name: string, newName: string) => string;
  /** It was refused, or a list lacks the new name. The text of `error:<code>` may follow it. */
  notRenamed: (name: string) => string;
  /** No list could tell. The text of `error:<code>` may follow it. */
  renameUnknown: (name: string) => string;
}

type EndedLabels = {
  [R in NonNullable<UserSession["endReason"]> | "unknown" as `ended:${R}`]: (time?: string) => string;
};

/** The texts about sessions that have ended, of `useHistoryLabels`. A page without them does not load them. */
export interface HistoryLabels extends EndedLabels {
  /**
   * Above them. `days` is for how long the backend keeps them, `count` how many there are; undefined = it does not say, or
   * was not asked yet.
   */
  historyTitle: (days: number | undefined, count: number | undefined, number: NumberWriter) => string;
  /** Stands in their place. `days` is as above. */
  noHistory: (days: number | undefined, number: NumberWriter) => string;
  historyLoading: string;
  historyFailed: string;
  /** After more of them were asked for. */
  moreHistoryFailed: string;
  historyReauth: string;
  /** Nobody knows how many it shows. */
  showMoreHistory: string;
  /** What tells a device that is signed in from one that was. */
  statusActive: string;
  statusEnded: string;
  /** `duration` is "3 days". */
  signedInFor: (duration: string) => string;
  /** In the details: when it ended. */
  "detail:ended": string;
  /** In the details: for how long the person was signed in there. */
  "detail:duration": string;
}
