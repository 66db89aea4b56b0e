"use client";

import { type ReactElement, useEffect, useRef } from "react";
import { useLabels } from "../view-model/use-labels.ts";
import { Button } from "./button.tsx";

export interface ShowMoreButtonProps {
  /** How many devices it would show. */
  count: number;
  /** Absent = all are shown, no button. */
  onShowMore?: (() => void) | undefined;
}

/** Shows further devices and takes the focus to the first of them, where reading goes on. */
export function ShowMoreButton({ count, onShowMore }: ShowMoreButtonProps): ReactElement | null {
  const labels = useLabels();
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const first = last.current?.nextElementSibling;
    if (!first) return;
    last.current = null;
    first.querySelector("button")?.focus();
  });
  if (!onShowMore) return null;
  return (
    <div className="yd-more">
      <Button
        tone="quiet"
        onClick={({ currentTarget }) => {
          last.current = currentTarget.closest("section")?.querySelector(".yd-row:last-child") ?? null;
          onShowMore();
        }}
      >
        {labels.showMore(count)}
      </Button>
    </div>
  );
}
