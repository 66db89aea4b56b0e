"use client";

import { useSyncExternalStore } from "react";
import { clock } from "./clock.ts";

const subscribeToNothing = () => () => {};

function subscribeToNetwork(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

export interface Environment {
  /** Milliseconds since 1970 at the last tick; 0 while a server renders and until the page is hydrated. */
  now: number;
  /** IANA; UTC while a server renders and until the page is hydrated. */
  timeZone: string;
  /** What the browser believes; it is often wrong. */
  isOffline: boolean;
}

/** What the browser knows and a server does not, such that both paint the same at first. */
export function useEnvironment(): Environment {
  return {
    now: useSyncExternalStore(clock.subscribe, clock.now, clock.nowOnServer),
    timeZone: useSyncExternalStore(subscribeToNothing, browserTimeZone, () => "UTC"),
    isOffline: useSyncExternalStore(
      subscribeToNetwork,
      () => !navigator.onLine,
      () => false,
    ),
  };
}

let knownTimeZone: string | undefined;

function browserTimeZone(): string {
  knownTimeZone ??= new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return knownTimeZone;
}
