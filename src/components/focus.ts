"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * Decides where the focus goes when its row or button leaves: to the same row, else the next, else the one before, else to
 * what is around the list.
 */
export function useRowFocus(list: RefObject<HTMLElement | null>): void {
  const former = useRef<readonly Element[]>([]);
  useKeptFocus(list, (lost) => {
    const rows = former.current;
    const at = rows.findIndex((row) => row.contains(lost));
    const byDistance = [...rows.slice(at), ...rows.slice(0, at).reverse()];
    for (const row of byDistance) {
      const button = row.isConnected && row.querySelector("button");
      if (button) return button;
    }
    return focusableAround(list.current);
  });
  useEffect(() => {
    former.current = [...(list.current?.children ?? [])];
  });
}

/**
 * When a focused element leaves the page, the browser drops the focus to the start of the page. If it was inside `root`,
 * this hook moves the focus to `home(lost)` instead, unless the person has moved on by then. If roots are nested, the
 * innermost decides, because a child's effects run first.
 */
export function useKeptFocus(
  root: RefObject<HTMLElement | null>,
  home: (lost: Element) => HTMLElement | null,
): void {
  const held = useRef<Element>(undefined);

  useEffect(() => {
    const stop = new AbortController();
    const listen = (type: string, listener: (event: Event) => void) =>
      root.current?.addEventListener(type, listener, stop);
    listen("focusin", ({ target }) => {
      held.current = target as Element;
    });
    listen("focusout", ({ target }) => {
      // Some browsers also send focusout for a removed element, and all of them when only the window loses the focus.
      queueMicrotask(() => {
        const { current } = held;
        const now = document.activeElement;
        // A dialog gives the focus back when it closes.
        if (current === target && current?.isConnected && now !== current && !now?.closest(".yd-dialog"))
          held.current = undefined;
      });
    });
    return () => stop.abort();
  }, [root]);

  useEffect(() => {
    const lost = held.current;
    if (!lost || lost.isConnected || document.activeElement !== document.body) return;
    held.current = undefined;
    home(lost)?.focus();
  });
}

/** Where the focus goes if nothing better is left: to the heading of the section around it, else to what is around it. */
export function focusableAround(element: HTMLElement | null): HTMLElement | null {
  const around = element?.parentElement?.closest<HTMLElement>("[tabindex]");
  return around?.querySelector<HTMLElement>(".yd-title[tabindex]") ?? around ?? element;
}
