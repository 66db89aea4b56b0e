"use client";

import { type RefObject, useEffect, useRef } from "react";
import { focusableAround } from "./focusable-around.ts";
import { useKeptFocus } from "./use-kept-focus.ts";

/**
 * Where the focus goes when the row or the button that has it leaves: to the same row, else the next, else the one
 * before, else to what is around the list. Never to the current device, whose button signs the person out here.
 */
export function useRowFocus(list: RefObject<HTMLElement | null>): void {
  const former = useRef<readonly Element[]>([]);
  useKeptFocus(list, (lost) => {
    const rows = former.current;
    const at = rows.findIndex((row) => row.contains(lost));
    const byDistance = [...rows.slice(at), ...rows.slice(0, at).reverse()];
    for (const row of byDistance) {
      const isHome = row.isConnected && !row.hasAttribute("aria-current");
      const button = isHome && row.querySelector("button");
      if (button) return button;
    }
    return focusableAround(list.current);
  });
  useEffect(() => {
    former.current = [...(list.current?.children ?? [])];
  });
}
