import type { ReactNode } from "react";
import { type DevicesSuccess, useDevices } from "../../src/index.ts";

/** The devices as `useDevices` hands them out, as soon as they are there. */
export function WithDevices({ children }: { children: (devices: DevicesSuccess) => ReactNode }): ReactNode {
  const devices = useDevices();
  return devices.status === "success" ? children(devices) : null;
}
