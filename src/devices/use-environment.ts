"use client";

import { useSyncExternalStore } from "react";

/** What the browser knows and a server does not. */
export interface Environment {
  /** Milliseconds since 1970, read at most a minute ago. 0 while a server renders and until the page is hydrated. */
  now: number;
  /** IANA. UTC while a server renders and until the page is hydrated. */
  timeZone: string;
  /** What the browser believes. It is often wrong. */
  isOffline: boolean;
}

const lookEveryMs = 60_000;
const events = ["visibilitychange", "online", "offline"];
const onServer: Environment = { now: 0, timeZone: "UTC", isOffline: false };
const listeners = new Set<() => void>();
let seen: Environment | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

function read(): Environment {
  seen ??= {
    now: Date.now(),
    get timeZone() {
      return browserTimeZone();
    },
    isOffline: !navigator.onLine,
  };
  return seen;
}

/** Read for pages that don't name one. On a machine without a zone Chrome says "Etc/Unknown", for which Intl throws. */
function browserTimeZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return timeZone && timeZone !== "Etc/Unknown" ? timeZone : "UTC";
}

/** A hidden page needs no times. A page that is shown again needs them at once. */
function look(): void {
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(look, lookEveryMs);
  seen = undefined;
  for (const listener of [...listeners]) listener();
}

/** One timer and one set of listeners for all times on the page. */
function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    for (const event of events) addEventListener(event, look);
    // The render just before has read the clock already.
    if (Math.abs(Date.now() - read().now) < lookEveryMs && !document.hidden)
      timer = setTimeout(look, lookEveryMs);
    else look();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    for (const event of events) removeEventListener(event, look);
    clearTimeout(timer);
    // Nothing keeps it fresh from here on, so the next reader must read anew.
    seen = undefined;
  };
}

/** The environment now. A server and the browser's first paint agree on it. */
export function useEnvironment(): Environment {
  return useSyncExternalStore(subscribe, read, () => onServer);
}
