import type { SignOutResult } from "../core/sign-out-result.ts";
import { detailsOf } from "./details-of.ts";
import type { Device } from "./device.ts";
import { wasntMeEnglish } from "./feature-english.ts";
import { withoutIsolates } from "./isolate.ts";
import type { Labels } from "./labels.ts";
import { signOutText, worksUntilText } from "./sign-out-text.ts";

/** Something that a person should do after somebody else was signed in as them: change the password, say. Data alone. */
export interface Step {
  /** Tells it from the other steps. */
  key: string;
  /** "Change your password". */
  title: string;
  /** The address at which it is done. */
  href?: string;
  /** The host does it on this page. */
  onSelect?: () => void;
}

/** What was done about a device that the person does not recognize. It has no functions, so it can be kept and sent. */
export interface Receipt {
  /** When the last try to sign the device out had its result, ISO 8601, by the server's clock if that is known. */
  at: string;
  /** The device as it was. */
  device: Device;
  /** What became of it, and of all others if they were signed out, too: the newest result of each. */
  results: SignOutResult[];
  /**
   * Until when what was signed out may go on working, ISO 8601, by the server's clock if that is known. Absent = it has
   * ended at once, that time has passed, or nothing was signed out.
   */
  worksUntil?: string;
  /** The host's steps, in their order. */
  steps: { key: string; title: string; done: boolean }[];
}

/** The name that the person saw when the device was signed out. */
export function nameOnReceipt({ device, results }: Receipt): string {
  return results.find(({ id }) => id === device.id)?.device?.name ?? device.name;
}

/**
 * The receipt as plain lines, to be copied: what became of the devices and until when they may go on working, what is known
 * of the device, and which steps were taken.
 *
 * @param labels of `useLabels`, or `en` of `your-devices/locales/en`.
 */
export function receiptText(receipt: Receipt, labels: Labels): string {
  const words = { ...wasntMeEnglish, ...labels };
  const { at, device, results, worksUntil, steps } = receipt;
  const exact = (instant: string) => labels.exact(Date.parse(instant));
  const lines = [
    words["receipt:title"](nameOnReceipt(receipt)),
    exact(at),
    "",
    signOutText(results, labels),
    worksUntil ? worksUntilText(results, worksUntil, false, labels) : [],
    "",
    detailsOf(device, labels).map(({ label, value, note }) =>
      words["receipt:fact"](label, note ? labels.listed([value, note]) : value),
    ),
    steps.length > 0 ? "" : [],
    steps.map(({ title, done }) => words[done ? "receipt:done" : "receipt:open"](title)),
  ];
  return withoutIsolates(lines.flat().join("\n"));
}
