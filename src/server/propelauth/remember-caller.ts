import { type Caller, readCaller } from "./read-caller.ts";
import type { ResolvedOptions } from "./resolve-options.ts";

export interface RememberedCaller {
  /** @throws {SessionsError} */
  get(): Promise<Caller>;
  /** Asks PropelAuth again. */
  renew(): Promise<Caller>;
}

/** Who sent the request, asked once: it may carry a challenge that is good for one validation. No failure is remembered. */
export function rememberCaller(options: ResolvedOptions): RememberedCaller {
  let known: Promise<Caller> | undefined;
  const renew = (): Promise<Caller> => {
    const reading = readCaller(options);
    known = reading;
    reading.catch(() => {
      if (known === reading) known = undefined;
    });
    return reading;
  };
  return { get: () => known ?? renew(), renew };
}
