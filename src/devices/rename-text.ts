import { maxNameLength, type RenameResult, readName } from "../core/guard/renames.ts";
import type { RenameLabels } from "./feature-labels.ts";
import { isolateName } from "./isolate.ts";
import type { Labels } from "./labels.ts";
import { refusalText } from "./sign-out-text.ts";

/**
 * Why a text can't be the name of a device, as a sentence; undefined if it can.
 *
 * @param text what a person wrote. What can't be seen does not count.
 * @param labels of `useRenameLabels`.
 */
export function nameProblem(text: string, labels: RenameLabels & Labels): string | undefined {
  const { length } = readName(text);
  if (length === 0) return labels.nameEmpty;
  return length > maxNameLength ? labels.nameTooLong(maxNameLength, labels.number) : undefined;
}

/**
 * What became of a new name, as a sentence, with the reason if there is one. It claims no more than the result shows.
 *
 * @param result of `row.rename`.
 * @param names `from` is the `distinctName` that the row had, `to` the new name.
 * @param labels of `useRenameLabels`.
 * @returns "Safari on iPhone is now called Kitchen phone."
 */
export function renameText(
  { outcome, error }: RenameResult,
  { from, to }: { from: string; to: string },
  labels: RenameLabels & Labels,
): string {
  if (outcome === "renamed") return labels.renamed(from, isolateName(readName(to)));
  return refusalText(labels[outcome === "unknown" ? "renameUnknown" : "notRenamed"](from), error, labels);
}
