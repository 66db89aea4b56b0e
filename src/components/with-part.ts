import type { DevicesResult } from "../view-model/devices-result.ts";
import type { Part } from "../view-model/use-part.ts";

/** The same devices once the part that shows them is there; until then they are loading, like their list was. */
export function withPart(devices: DevicesResult, { part, error, retry }: Part<unknown>): DevicesResult {
  if (devices.status !== "success" || part) return devices;
  return error ? { status: "error", error, retry, isRetrying: false } : { status: "pending" };
}
