"use client";

import { useCallback, useSyncExternalStore } from "react";

let returnedAt = 0;

/**
 * When the page last came back from the browser's memory (the back-forward cache), in milliseconds since 1970; 0 = never. It is
 * infinite from the moment at which the page goes there: what was listed before must leave the page by then, because somebody
 * else may press "Back".
 *
 * @param ask asks for a list. Called when the page comes back.
 */
export function useReturnedAt(ask: (() => unknown) | undefined): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      const move = ({ type, persisted }: PageTransitionEvent) => {
        if (!persisted) return;
        const isBack = type === "pageshow";
        returnedAt = isBack ? Date.now() : Number.POSITIVE_INFINITY;
        // React renders before the event is over, so before the page is kept.
        listener();
        if (isBack) ask?.();
      };
      addEventListener("pagehide", move);
      addEventListener("pageshow", move);
      return () => {
        removeEventListener("pagehide", move);
        removeEventListener("pageshow", move);
      };
    },
    [ask],
  );
  return useSyncExternalStore(subscribe, read, readOnServer);
}

const read = () => returnedAt;
const readOnServer = () => 0;
