"use client";

import { type ReactElement, useRef, useState } from "react";
import { useLabels } from "../devices/devices-provider.tsx";
import { Button, type ButtonProps } from "./button.tsx";
import { ConfirmDialog, type ConfirmDialogProps } from "./confirm-dialog.tsx";

interface ConfirmedButtonProps
  extends Pick<ButtonProps, "isBusy" | "aria-label" | "aria-describedby">,
    Pick<ConfirmDialogProps, "title" | "children"> {
  /** What stands on it while nothing runs. */
  text: string;
  /** Absent = impossible now: no button, unless it is busy. */
  onConfirm: (() => void) | undefined;
  /** A person opened the dialog, or closed it in whatever way. */
  onAsk?: (isAsking: boolean) => void;
}

/** A button that signs out, after a confirmation. */
export function ConfirmedButton(props: ConfirmedButtonProps): ReactElement | null {
  const { text, title, children, isBusy, onConfirm, onAsk, ...names } = props;
  const labels = useLabels();
  const button = useRef<HTMLButtonElement>(null);
  const [isAsking, setIsAsking] = useState(false);
  const ask = (isOpen: boolean) => {
    setIsAsking(isOpen);
    onAsk?.(isOpen);
  };
  // It became impossible. The dialog closes for good: it must not open again by itself.
  if (isAsking && !onConfirm) setIsAsking(false);
  if (!onConfirm && !isBusy) return null;
  return (
    <>
      <Button {...names} ref={button} isBusy={isBusy} onClick={() => ask(true)}>
        {isBusy ? labels.signingOut : text}
      </Button>
      {isAsking && onConfirm && (
        <ConfirmDialog
          title={title}
          onConfirm={onConfirm}
          onClose={() => {
            ask(false);
            // Safari does not focus a button that is clicked, so the dialog can't give the focus back to it.
            button.current?.focus();
          }}
        >
          {children}
        </ConfirmDialog>
      )}
    </>
  );
}
