"use client";

import { type ReactElement, type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { useLabels } from "../devices/devices-provider.tsx";
import { Button, type ButtonProps } from "./button.tsx";

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

interface ConfirmDialogProps {
  title: string;
  /** What is about to be signed out, and what follows from it. */
  children: ReactNode;
  onConfirm: () => void;
  /** Called when it closes, in whatever way. */
  onClose: () => void;
}

/** Asks before anything is signed out. It is open while it is mounted. "Cancel" comes first and has the focus. */
function ConfirmDialog({ title, children, onConfirm, onClose }: ConfirmDialogProps): ReactElement {
  const labels = useLabels();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    // StrictMode runs this twice, and showModal() throws on an open dialog.
    if (!element || element.open) return;
    // jsdom has no modal dialogs, and happy-dom's don't take the focus.
    if (element.showModal) element.showModal();
    else element.open = true;
    element.querySelector("button")?.focus();
  }, []);
  const close = () => {
    // Close it here, which gives the focus back. Its own event comes later, when another dialog may be open already.
    dialog.current?.close?.();
    onClose();
  };
  return (
    <dialog
      ref={dialog}
      className="yd-dialog"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // The browser would do it, too, but not in jsdom. The host's own dialog around the widget stays open.
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <h2 id={`${id}title`} className="yd-title">
        {title}
      </h2>
      <div id={`${id}text`}>{children}</div>
      <div className="yd-actions">
        <Button tone="quiet" onClick={close}>
          {labels.cancel}
        </Button>
        <Button
          tone="danger"
          onClick={() => {
            close();
            onConfirm();
          }}
        >
          {labels.signOut}
        </Button>
      </div>
    </dialog>
  );
}
