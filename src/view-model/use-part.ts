"use client";

import { useEffect, useState } from "react";
import { partNotLoaded } from "../core/part-not-loaded.ts";
import type { SessionsError } from "../core/sessions-error.ts";

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
  const [error, setError] = useState<SessionsError>();
  const [, setIsThere] = useState(false);
  const part = fetched.get(fetchPart) as T | undefined;

  useEffect(() => {
    if (fetched.has(fetchPart) || error) return;
    fetchPart().then(
      (value) => {
        fetched.set(fetchPart, value);
        setIsThere(true);
      },
      () => setError(partNotLoaded()),
    );
  }, [fetchPart, error]);

  const retry = () => setError(undefined);
  if (part !== undefined) return { part, retry };
  return error ? { error, retry } : { retry };
}
