"use client";

import { type ReactElement, type ReactNode, useMemo } from "react";
import { SessionsProvider, type SessionsProviderProps } from "../query/sessions-provider.tsx";
import { deviceEnglish } from "./device-english.ts";
import { DevicesContext, type DevicesContextValue } from "./devices-context.ts";
import type { Labels } from "./labels.ts";

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
