"use client";

import { useEffect, useState } from "react";
import type { SignOutResult } from "../core/sign-out-result.ts";

/** In milliseconds. A longer timer would fire at once, and the page is rendered each minute anyway. */
const longestTimer = 2 ** 31 - 1;

/**
 * Until when what was signed out may go on working, ISO 8601 by the server's clock. Undefined from the moment at which that
 * time has passed; there is a timer only until then.
 *
 * @param now milliseconds since 1970 by the server's clock, at most a minute old.
 * @param ahead by how many milliseconds the server's clock is ahead of this device's.
 */
export function useWorksUntil(
  results: readonly SignOutResult[],
  now: number,
  ahead: number,
): string | undefined {
  const [passed, setPassed] = useState("");
  const until = results.reduce(
    (latest, { worksUntil = "" }) => (worksUntil > latest ? worksUntil : latest),
    "",
  );
  const isOver = until <= passed || Date.parse(until) <= now;
  useEffect(() => {
    const ms = Math.max(0, Date.parse(until) - ahead - Date.now());
    if (isOver || ms > longestTimer) return;
    const timer = setTimeout(setPassed, ms, until);
    return () => clearTimeout(timer);
  }, [until, isOver, ahead]);
  return isOver ? undefined : until;
}
