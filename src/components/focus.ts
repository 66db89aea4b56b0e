"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * Decides where the focus goes when its row, button or checkbox leaves: to the same row, else the next, else the one before,
 * else to what is around the list. Lists inside of a `.yd-lists` are one for it.
 *
 * @param otherwise where it goes from what is not in a row.
 */
export function useRowFocus(
  list: RefObject<HTMLElement | null>,
  otherwise?: (root: HTMLElement | null) => HTMLElement | null | undefined,
): void {
  const former = useRef<readonly Element[]>([]);
  useKeptFocus(list, (row) => {
    const rows = former.current;
    const at = row ? rows.indexOf(row) : -1;
    return nearest(rows, at) ?? ((at < 0 && otherwise?.(list.current)) || focusableAround(list.current));
  });
  useEffect(() => {
    former.current = rowsAround(list.current);
  });
}

/** The rows of a list, and of those that are one with it. */
function rowsAround(list: Element | null): Element[] {
  return [...((list?.closest(".yd-lists") ?? list)?.querySelectorAll(".yd-row") ?? [])];
}

/** What can have the focus in the row at this place, else in the next one that is left, else in the one before. */
function nearest(rows: readonly Element[], at: number): HTMLElement | undefined {
  const byDistance = at < 0 ? [] : [...rows.slice(at), ...rows.slice(0, at).reverse()];
  for (const near of byDistance) {
    const control = near.isConnected && near.querySelector<HTMLElement>("button, .yd-check");
    if (control) return control;
  }
  return undefined;
}

/** What gets the focus after a button of a row, judged by the page as it is now: the row or its list may leave later. */
export function heirOf(button: HTMLElement): () => HTMLElement | null {
  const list = button.closest<HTMLElement>(".yd-list");
  const rows = rowsAround(list);
  const around = focusableAround(list ?? button);
  const at = rows.findIndex((row) => row.contains(button));
  return () => nearest(rows, at) ?? around;
}

/**
 * When a focused element leaves the page, the browser drops the focus to the start of the page. If it was inside `root`,
 * this hook moves the focus to `home(row)` instead, with the row that it was in, unless the person has moved on by then. If roots are nested, the
 * innermost decides, because a child's effects run first.
 */
export function useKeptFocus(
  root: RefObject<HTMLElement | null>,
  home: (row: Element | null) => HTMLElement | null,
): void {
  const held = useRef<Element>(undefined);
  /** Asked for while it has the focus: a checkbox that leaves its row is in none any more. */
  const heldIn = useRef<Element | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    const listen = (type: string, listener: (event: Event) => void) =>
      root.current?.addEventListener(type, listener, stop);
    listen("focusin", ({ target }) => {
      held.current = target as Element;
      heldIn.current = held.current.closest(".yd-row");
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
    home(heldIn.current)?.focus();
  });
}

/** Where the focus goes if nothing better is left: to the heading of the section around it, else to what is around it. */
export function focusableAround(element: HTMLElement | null): HTMLElement | null {
  const around = element?.parentElement?.closest<HTMLElement>("[tabindex]");
  return around?.querySelector<HTMLElement>(".yd-title[tabindex]") ?? around ?? element;
}
