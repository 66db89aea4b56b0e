"use client";

import { type ReactElement, type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { useLabels } from "../devices/devices-provider.tsx";
import { Button } from "./button.tsx";

interface ConfirmDialogProps {
  title: ReactNode;
  /** What it is about, and what follows. */
  children: ReactNode;
  onConfirm: () => void;
  /** It closed, whichever way. */
  onClose: () => void;
}

/** Asks before anything is signed out. Open for as long as it is mounted; "Cancel" comes first and has the focus. */
export function ConfirmDialog({ title, children, onConfirm, onClose }: ConfirmDialogProps): ReactElement {
  const labels = useLabels();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    // React's StrictMode comes here twice.
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  const close = () => {
    // First by itself, since that gives the focus back. Its event comes later, and somebody may have asked again by then.
    dialog.current?.close();
    onClose();
  };
  return (
    <dialog
      ref={dialog}
      className="yd-dialog"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      onClose={onClose}
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
