"use client";

import { useEffect, useState } from "react";
import { SessionsError } from "../core/sessions-error.ts";

/** A part of the widget that is fetched when it is first needed. */
export interface Part<T> {
  /** Absent until it is there. */
  part?: T;
  /** Why it could not be fetched. */
  error?: SessionsError;
  retry: () => void;
}

const fetched = new WeakMap<() => Promise<unknown>, unknown>();

/** Fetches a part as soon as the component is mounted, and at once where it was fetched before. */
export function usePart<T>(fetchPart: () => Promise<T>): Part<T> {
  const [failures, setFailures] = useState(0);
  const [tries, setTries] = useState(1);
  const [, setIsThere] = useState(false);
  const part = fetched.get(fetchPart) as T | undefined;

  useEffect(() => {
    if (fetched.has(fetchPart) || failures >= tries) return;
    fetchPart().then(
      (value) => {
        fetched.set(fetchPart, value);
        setIsThere(true);
      },
      () => setFailures(tries),
    );
  }, [fetchPart, failures, tries]);

  const retry = () => setTries(failures + 1);
  if (part !== undefined) return { part, retry };
  if (failures < tries) return { retry };
  const error = new SessionsError("network", "Part of your-devices could not be loaded. Reload the page.");
  return { error, retry };
}
