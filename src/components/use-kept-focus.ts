"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * When the element that has the focus inside `root` leaves the page, the browser drops the focus to the page's start.
 * This gives it to `home(lost)` instead, unless the person has moved on by then.
 */
export function useKeptFocus(
  root: RefObject<HTMLElement | null>,
  home: (lost: Element) => HTMLElement | null,
): void {
  const held = useRef<Element>(undefined);

  useEffect(() => {
    const element = root.current;
    const enter = ({ target }: Event) => {
      held.current = target as Element;
    };
    const leave = ({ target }: Event) => {
      // Some browsers say so for a removed element as well, and all of them when only the window loses the focus.
      queueMicrotask(() => {
        const { current } = held;
        if (current === target && current?.isConnected && document.activeElement !== current)
          held.current = undefined;
      });
    };
    element?.addEventListener("focusin", enter);
    element?.addEventListener("focusout", leave);
    return () => {
      element?.removeEventListener("focusin", enter);
      element?.removeEventListener("focusout", leave);
    };
  }, [root]);

  useEffect(() => {
    const lost = held.current;
    if (!lost || lost.isConnected || document.activeElement !== document.body) return;
    held.current = undefined;
    home(lost)?.focus();
  });
}
