"use client";

import { createContext, useContext } from "react";
import type { SessionsSource } from "./sessions-source.ts";

export const SessionsContext = createContext<SessionsSource | undefined>(undefined);
SessionsContext.displayName = "YourDevicesSessions";

/** @throws {Error} outside a provider. */
export function useSessionsSource(): SessionsSource {
  const source = useContext(SessionsContext);
  if (!source)
    throw new Error(
      "your-devices: this hook or component needs a provider above it. Wrap it in <DevicesProvider adapter userId> or, for the raw hooks, <SessionsProvider adapter userId>.",
    );
  return source;
}
