"use client";

import { type Context, createContext, type ReactElement, type ReactNode, useContext, useMemo } from "react";
import { SessionsProvider, type SessionsProviderProps } from "../query/sessions-provider.tsx";
import { deviceEnglish } from "./device-english.ts";
import { english } from "./english.ts";
import type { KnownLabels, Labels } from "./labels.ts";

export interface DevicesProviderProps extends SessionsProviderProps {
  /** The host's own sign-out of this device, pending while its promise is. Nothing is sent through the adapter. */
  onSignOut?: (() => unknown) | undefined;
  /** Texts that replace the English ones, one by one. */
  labels?: Partial<Labels> | undefined;
  /** BCP 47, for times and country names; `en` where absent. */
  locale?: string | undefined;
  /** IANA. Absent = UTC in the first paint, so that server and browser agree, and the browser's own after it. */
  timeZone?: string | undefined;
  children?: ReactNode;
}

/** Gives every hook and component below it a backend, a user and the words to speak. */
export function DevicesProvider(props: DevicesProviderProps): ReactElement {
  const { onSignOut, labels, locale = "en", timeZone, children, ...source } = props;
  const value = useMemo<DevicesContextValue>(
    () => ({ labels: labels ? { ...deviceEnglish, ...labels } : deviceEnglish, locale, timeZone, onSignOut }),
    [labels, locale, timeZone, onSignOut],
  );
  return (
    <SessionsProvider {...source}>
      <DevicesContext.Provider value={value}>{children}</DevicesContext.Provider>
    </SessionsProvider>
  );
}

/** What a page about devices needs beside the devices. */
interface DevicesContextValue {
  labels: KnownLabels;
  /** BCP 47: "en", "pt-BR". */
  locale: string;
  /** IANA: "Europe/Athens". Absent = the browser's, after the first paint. */
  timeZone?: string | undefined;
  /** The host's own sign-out of this device. */
  onSignOut?: (() => unknown) | undefined;
}

const DevicesContext: Context<DevicesContextValue> = createContext<DevicesContextValue>({
  labels: deviceEnglish,
  locale: "en",
});
DevicesContext.displayName = "YourDevices";

export function useDevicesContext(): DevicesContextValue {
  return useContext(DevicesContext);
}

const complete = new WeakMap<KnownLabels, Labels>();

/** Every text of the widget: the application's own where it gave one, English otherwise. */
export function useLabels(): Labels {
  const { labels: known } = useDevicesContext();
  const labels = complete.get(known) ?? { ...english, ...known };
  complete.set(known, labels);
  return labels;
}
