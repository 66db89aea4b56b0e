import type { ReactNode } from "react";
import { type DevicesSuccess, useDevices } from "../../src/index.ts";

/** Passes the devices of `useDevices` on, once they are loaded. */
export function WithDevices({ children }: { children: (devices: DevicesSuccess) => ReactNode }): ReactNode {
  const devices = useDevices();
  return devices.status === "success" ? children(devices) : null;
}
