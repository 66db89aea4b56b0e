import { isGone } from "../view-model/is-gone.ts";
import type { Labels } from "../view-model/labels.ts";
import type { ListedDevice } from "../view-model/use-listed-devices.ts";
import type { RowEvent } from "./device-list-context.ts";

/** What became of a device, as a sentence: what its row says where it has more to say. */
export function outcomeText(
  { id, distinctName }: ListedDevice,
  result: Exclude<RowEvent, string>,
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
