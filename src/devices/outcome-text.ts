import { isGone, type SignOutResult } from "../core/sign-out-result.ts";
import type { Labels } from "./labels.ts";
import type { ListedDevice } from "./use-listed-devices.ts";

/** What became of a device, as a sentence. If the row has a note, it is that note. */
export function outcomeText(
  { id, distinctName }: ListedDevice,
  result: SignOutResult,
  devices: readonly ListedDevice[],
  labels: Labels,
): string {
  if (isGone(result)) return labels.signedOutDevice(distinctName);
  const note = devices.find((device) => device.id === id)?.note;
  if (note) return note;
  if (result.outcome === "refused" && result.error)
    return labels.notSignedOut(labels[`error:${result.error.code}`]);
  return result.outcome === "still-listed" ? labels.stillSignedIn : labels.outcomeUnknown;
}

/** How many of all were signed out. Those whose outcome is unknown are counted apart: they are not failures. */
export function othersText(results: readonly SignOutResult[], labels: Labels): string {
  if (results.length === 0) return labels.nothingSignedOut;
  const done = results.filter(isGone).length;
  const unknown = results.filter(({ outcome }) => outcome === "unknown").length;
  const told = done > 0 || unknown < results.length ? [labels.signedOutOthers(done, results.length)] : [];
  return [...told, ...(unknown > 0 ? [labels.uncheckedOthers(unknown)] : [])].join(" ");
}
