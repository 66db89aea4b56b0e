"use client";

import {
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type RefAttributes,
  useState,
} from "react";

interface ButtonProps extends ComponentPropsWithoutRef<"button"> {
  /** What it started is under way. It keeps the focus and does nothing. */
  isBusy?: boolean | undefined;
  tone?: "danger" | "quiet" | undefined;
}

/** A button that stays where it is while it waits: `disabled` would drop the focus. */
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
        {children}
      </button>
    );
  },
);

/** Runs one thing and knows while it runs. What it throws goes on to the host, as from any event handler. */
export function useBusy(act: (() => unknown) | undefined): [boolean, () => Promise<void>] {
  const [isBusy, setIsBusy] = useState(false);
  const run = async () => {
    setIsBusy(true);
    try {
      await act?.();
    } finally {
      setIsBusy(false);
    }
  };
  return [isBusy, run];
}
