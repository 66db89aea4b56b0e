import type { DeviceType, SessionDevice } from "../../core/contract.ts";
import { isFields } from "../../core/is-fields.ts";
import { withoutUndefined } from "../../core/without-undefined.ts";

const types = new Map<unknown, DeviceType>([
  ["Desktop", "desktop"],
  ["Mobile", "mobile"],
  ["Tablet", "tablet"],
]);

/** What browsers say whatever the system is: they have frozen these in their user agents. */
const frozen = /^(windows|android) 10(\.0)?$|^mac ?os( x)? 10\.15(\.\d+)?$/i;

/** The device that PropelAuth has read from the user agent. */
export function toDevice(device: unknown): SessionDevice | undefined {
  if (!isFields(device)) return undefined;
  const { deviceType, displayName, browser, browserVersion, os, osVersion } = device;
  const isFrozen = frozen.test(`${text(os)} ${text(osVersion)}`);
  return withoutUndefined({
    type: types.get(deviceType) ?? "unknown",
    browser: text(browser),
    browserVersion: text(browserVersion)?.split(".", 1)[0],
    os: text(os),
    osVersion: isFrozen ? undefined : text(osVersion),
    label: text(displayName),
  });
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
