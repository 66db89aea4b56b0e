"use client";

import { type ReactElement, type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { useLabels } from "../devices/devices-provider.tsx";
import { Button } from "./button.tsx";

export interface ConfirmDialogProps {
  title: string;
  /** What is about to be signed out, and what follows from it. */
  children: ReactNode;
  onConfirm: () => void;
  /** Called when it closes, in whatever way. */
  onClose: () => void;
}

/** Asks before anything is signed out. It is open while it is mounted. "Cancel" comes first and has the focus. */
export function ConfirmDialog({ title, children, onConfirm, onClose }: ConfirmDialogProps): ReactElement {
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
