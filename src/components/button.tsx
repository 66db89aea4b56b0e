"use client";

import {
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type RefAttributes,
  useState,
} from "react";

export interface ButtonProps extends ComponentPropsWithoutRef<"button"> {
  /** What it started still runs. The button keeps the focus and does nothing. */
  isBusy?: boolean | undefined;
  tone?: "danger" | "quiet" | undefined;
}

/** A button that keeps the focus while it is busy. `disabled` would drop it. */
export const Button: ForwardRefExoticComponent<ButtonProps & RefAttributes<HTMLButtonElement>> = forwardRef(
  function Button({ isBusy = false, tone, onClick, children, ...props }, ref) {
    return (
      <button
        ref={ref}
        type="button"
        className="yd-button"
        data-tone={tone}
        aria-disabled={isBusy || undefined}
        onClick={isBusy ? undefined : onClick}
        {...props}
      >
        {isBusy && <span className="yd-spinner" />}
        {/* Page translation replaces text nodes. With an element of its own, a text is found again when it changes. */}
        <span>{children}</span>
      </button>
    );
  },
);

/** Runs `start` and knows while it runs. An error goes on to the host, as from any event handler. */
export function useBusy(start: (() => unknown) | undefined): [boolean, () => Promise<void>] {
  const [isBusy, setIsBusy] = useState(false);
  const run = async () => {
    setIsBusy(true);
    try {
      await start?.();
    } finally {
      setIsBusy(false);
    }
  };
  return [isBusy, run];
}
