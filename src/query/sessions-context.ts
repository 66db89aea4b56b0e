"use client";

import { type Context, createContext, useContext } from "react";
import type { SessionsSource } from "./sessions-source.ts";

export const SessionsContext: Context<SessionsSource | undefined> = createContext<SessionsSource | undefined>(
  undefined,
);
SessionsContext.displayName = "YourDevicesSessions";

/** @throws {Error} outside a provider. */
export function useSessionsSource(): SessionsSource {
  const source = useContext(SessionsContext);
  if (!source) throw new Error("your-devices: put a <DevicesProvider> (or <SessionsProvider>) above this.");
  return source;
}
