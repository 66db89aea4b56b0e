"use client";

import { type Context, createContext, useContext } from "react";
import { deviceEnglish } from "./device-english.ts";
import type { KnownLabels } from "./labels.ts";

/** What a page about devices needs beside the devices. */
export interface DevicesContextValue {
  labels: KnownLabels;
  /** BCP 47: "en", "pt-BR". */
  locale: string;
  /** IANA: "Europe/Athens". Absent = the browser's, after the first paint. */
  timeZone?: string | undefined;
  /** The host's own sign-out of this device. */
  onSignOut?: (() => unknown) | undefined;
}

export const DevicesContext: Context<DevicesContextValue> = createContext<DevicesContextValue>({
  labels: deviceEnglish,
  locale: "en",
});
DevicesContext.displayName = "YourDevices";

export function useDevicesContext(): DevicesContextValue {
  return useContext(DevicesContext);
}
