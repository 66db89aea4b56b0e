import type { RowEvent } from "./device-list-context.ts";

/** A list proved that this device is signed out, whoever did it. */
export function isDone({ outcome }: Exclude<RowEvent, string>): boolean {
  return outcome === "revoked" || outcome === "already-gone";
}
