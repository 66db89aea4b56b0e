import { isGone } from "../view-model/is-gone.ts";
import type { Labels } from "../view-model/labels.ts";
import type { RowEvent } from "./device-list-context.ts";

/** How many of all were signed out, without calling a "no" what nobody knows. */
export function othersText(results: readonly Exclude<RowEvent, string>[], labels: Labels): string {
  if (results.length === 0) return labels.nothingSignedOut;
  const done = results.filter(isGone).length;
  const unknown = results.filter(({ outcome }) => outcome === "unknown").length;
  const told = done > 0 || unknown < results.length ? [labels.signedOutOthers(done, results.length)] : [];
  return [...told, ...(unknown > 0 ? [labels.uncheckedOthers(unknown)] : [])].join(" ");
}
