import { type Caller, readCaller } from "./read-caller.ts";
import type { ResolvedOptions } from "./resolve-options.ts";

/** Who sent the request, of which PropelAuth is asked once. */
export interface RememberedCaller {
  /** Whoever may see the list. @throws {SessionsError} */
  toList(): Promise<Caller>;
  /** Whoever may end sessions. @throws {SessionsError} */
  toAct(): Promise<Caller>;
}

/** One validation serves the whole request; only where a list may go without the device, an act needs one of its own. */
export function rememberCaller(options: ResolvedOptions): RememberedCaller {
  const known = new Map<boolean, Promise<Caller>>();
  const ask = (need: "list" | "act"): Promise<Caller> => {
    let ignoresDevice = options.ignoreDeviceForListing;
    // trap: propelauth-ignored-device
    if (need === "act") ignoresDevice = false;
    const before = known.get(ignoresDevice);
    if (before) return before;
    const reading = readCaller(options, ignoresDevice);
    known.set(ignoresDevice, reading);
    reading.catch(() => {
      // What a device has signed may be good for one validation: sent again, it could turn an outage into a step-up.
      if (!options.deviceVerification) known.delete(ignoresDevice);
    });
    return reading;
  };
  return { toList: () => ask("list"), toAct: () => ask("act") };
}
