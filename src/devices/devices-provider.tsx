"use client";

import { type Context, createContext, type ReactElement, type ReactNode, useContext, useMemo } from "react";
import { SessionsProvider, type SessionsProviderProps } from "../query/sessions-provider.tsx";
import { deviceEnglish } from "./device-english.ts";
import { english } from "./english.ts";
import { formatClock, formatExact, formatNumber, usableLocale, usableTimeZone } from "./format.ts";
import type { KnownLabels, Labels } from "./labels.ts";

export interface DevicesProviderProps extends SessionsProviderProps {
  /**
   * The host's own sign-out of the current device, which the widget offers in that row. It is shown as running until the
   * returned promise settles. Nothing is sent through the adapter.
   */
  onSignOut?: (() => unknown) | undefined;
  /** Texts that replace the English ones, each by its own key. */
  labels?: Partial<Labels> | undefined;
  /**
   * BCP 47 ("pt-BR"), for times, numbers and country names; the texts themselves are `labels`. What Intl does not know
   * ("pt_BR", "C") becomes the nearest that it does, else "en". Default "en".
   */
  locale?: string | undefined;
  /**
   * IANA ("Europe/Athens"). Default, also for one that Intl does not know: UTC in the first paint, so that server and
   * browser agree, then the browser's own.
   */
  timeZone?: string | undefined;
  /** The components and hooks that show this user's devices. */
  children?: ReactNode;
}

/** Gives every hook and component below it a backend, a user, labels, a locale and a time zone. */
export function DevicesProvider(props: DevicesProviderProps): ReactElement {
  const { onSignOut, labels, locale = "en", timeZone, children, ...source } = props;
  const value = useMemo<DevicesContextValue>(
    () => ({
      labels: labels ? { ...deviceEnglish, ...labels } : deviceEnglish,
      locale: usableLocale(locale),
      timeZone: usableTimeZone(timeZone),
      onSignOut,
    }),
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
  /** IANA: "Europe/Athens". Absent = the browser's, from after the first paint. */
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

/**
 * Every text of the widget: the application's own if it gave one, else English. Numbers and times of day are written by the
 * provider's `locale` and `timeZone`. The same object for as long as these stay the same.
 */
export function useLabels(): Labels {
  const context = useDevicesContext();
  let known = allLabels.get(context);
  if (!known) {
    const { labels, locale, timeZone } = context;
    known = {
      ...english,
      ...((locale !== "en" || timeZone) && {
        number: (value: number) => formatNumber(locale, value),
        clock: (time: number) => formatClock(locale, timeZone, time),
        exact: (time: number) => formatExact(locale, timeZone, time),
      }),
      ...labels,
    };
    allLabels.set(context, known);
  }
  return known;
}

/** Made once for all components of a page. */
const allLabels = new WeakMap<DevicesContextValue, Labels>();
