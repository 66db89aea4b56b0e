import type { DeviceType, SessionDevice } from "../contract.ts";

const types = new Map<string, DeviceType>([
  ["Desktop", "desktop"],
  ["Mobile", "mobile"],
  ["Tablet", "tablet"],
  ["Watch", "watch"],
  // Headsets and cars, which the user agent takes for tablets, have no type of their own.
  ["XR", "unknown"],
  ["Automotive", "unknown"],
]);
const undecided = new Set<DeviceType>(["mobile", "tablet", "unknown"]);

/** The type by the form factors, where they name one and the user agent can't be sure: Android is on everything. */
export function hintedTypeOf({ type }: SessionDevice, formFactors: readonly string[]): DeviceType {
  if (!undecided.has(type)) return type;
  const [hinted, another] = new Set(formFactors.flatMap((factor) => types.get(factor) ?? []));
  return hinted && !another ? hinted : type;
}
