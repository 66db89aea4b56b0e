"use client";

import { type ReactElement, type ReactNode, useId, useRef } from "react";
import { useBrowserLayoutEffect } from "../devices/use-former.ts";
import { focusableAround } from "./focus.ts";
import { LiveRegion } from "./live-region.tsx";

export interface DialogProps {
  title: ReactNode;
  /** What stands beside the title. */
  icon?: ReactNode;
  /** What stands behind the title. */
  beside?: ReactNode;
  children?: ReactNode;
  /** What follows from it. Screen readers say it together with the title. */
  text?: ReactNode;
  /** What stands below that, and is not said with it. */
  after?: ReactNode;
  /** What it is about, if that changes while it is open. The focus then goes to its first button. */
  stage?: string;
  /** Its buttons. The first one has the focus. */
  actions: ReactNode;
  /** Somebody closes it, in whatever way: take it away. */
  onClose: () => void;
}

function dropSecond(event: MouseEvent): void {
  if (event.detail < 2) return;
  event.preventDefault();
  event.stopPropagation();
}

/** A modal dialog: in the middle of the screen, on a phone at its foot. It is open while it is mounted. */
export function Dialog(props: DialogProps): ReactElement {
  const { title, icon, beside, children, text, after, stage, actions, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const pressed = useRef<EventTarget>(undefined);
  const id = useId();
  useBrowserLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const { activeElement } = document;
    // Nothing had the focus: a link opens it.
    const opener = activeElement === document.body ? focusableAround(element) : activeElement;
    // The scrollbar that leaves takes its room with it, but only if there is one.
    element.classList.toggle("yd-gutter", innerWidth > document.documentElement.clientWidth);
    // jsdom has no modal dialogs, and happy-dom's don't take the focus.
    if (element.showModal) element.showModal();
    else element.open = true;
    return () => {
      element.close?.();
      // The second click of a double click on what closed it is not meant for what was behind it.
      addEventListener("click", dropSecond, { capture: true, once: true });
      // Not all browsers give it back.
      if (opener?.isConnected) (opener as HTMLElement).focus();
    };
  }, []);
  useBrowserLayoutEffect(() => {
    const element = dialog.current;
    element?.querySelector<HTMLElement>(".yd-actions button")?.focus({ preventScroll: true });
    element?.scrollTo?.(0, 0);
    // It begins anew with each stage.
  }, [stage]);
  return (
    <dialog
      ref={dialog}
      className="yd-dialog"
      aria-labelledby={`${id}title`}
      aria-describedby={text ? `${id}text` : undefined}
      // React hands both on to the host's own dialog around the widget, which stays open.
      onCancel={(event) => event.stopPropagation()}
      onClose={(event) => {
        event.stopPropagation();
        // In StrictMode the event of the first mount arrives in the second.
        if (!event.currentTarget.open) onClose();
      }}
      onClickCapture={(event) => {
        // The second click of a double click on what opened it: people have not seen the dialog yet.
        if (event.detail > 1) event.stopPropagation();
      }}
      onMouseDown={({ target }) => {
        pressed.current = target;
      }}
      onClick={({ target, currentTarget }) => {
        // A text that is selected beyond the dialog's edge ends there with a click, too.
        if (target === currentTarget && (pressed.current ?? target) === target) onClose();
        pressed.current = undefined;
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // The browser would do it, too, but not in jsdom. The host's own dialog around the widget stays open.
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <LiveRegion isModal>
        <div className="yd-top">
          {icon}
          <h2 id={`${id}title`} className="yd-title">
            {title}
          </h2>
          {beside}
        </div>
        <div className="yd-body">
          {children}
          {text && <div id={`${id}text`}>{text}</div>}
          {after && <div>{after}</div>}
        </div>
        <div className="yd-actions">{actions}</div>
      </LiveRegion>
    </dialog>
  );
}
