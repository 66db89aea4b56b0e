"use client";

import { useEffect, useRef } from "react";
import { useEnvironment } from "./use-environment.ts";

/**
 * When the page last came back from the browser's memory (the back-forward cache), in milliseconds since 1970; 0 = never. It is
 * infinite from the moment at which the page goes there: what was listed before must leave the page by then, because somebody
 * else may press "Back". React renders before the event is over, so before the page is kept.
 *
 * @param ask asks for a list. Called when the page comes back.
 */
export function useReturnedAt(ask: (() => unknown) | undefined): number {
  const { returnedAt = 0 } = useEnvironment();
  const former = useRef(returnedAt);
  useEffect(() => {
    if (former.current === returnedAt) return;
    former.current = returnedAt;
    if (returnedAt < Number.POSITIVE_INFINITY) ask?.();
  }, [returnedAt, ask]);
  return returnedAt;
}
