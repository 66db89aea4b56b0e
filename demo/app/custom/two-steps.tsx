import { type KeyboardEvent, useEffect, useRef, useState } from "react";

interface TwoStepsProps {
  label: string;
  /** Where the label alone does not say what it acts on. */
  accessibleLabel?: string;
  question: string;
  confirmLabel: string;
  /** It was confirmed, and no answer is there yet. */
  busy: boolean;
  onConfirm: () => void;
}

/** A button that asks once more in its own place. The focus moves with the question; Escape takes it back. */
export function TwoSteps(props: TwoStepsProps) {
  const { label, accessibleLabel, question, confirmLabel, busy, onConfirm } = props;
  const [asks, setAsks] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asks) keep.current?.focus();
    else if (asked.current) first.current?.focus();
    asked.current = asks;
  }, [asks]);

  // Not `disabled`: that would drop the focus while the answer is under way.
  if (busy || !asks)
    return (
      <button
        ref={first}
        type="button"
        aria-label={busy ? undefined : accessibleLabel}
        aria-disabled={busy}
        onClick={() => !busy && setAsks(true)}
      >
        {busy ? "Signing out…" : label}
      </button>
    );

  const cancel = (event: KeyboardEvent): void => {
    if (event.key === "Escape") setAsks(false);
  };
  const confirm = (): void => {
    setAsks(false);
    onConfirm();
  };
  return (
    <fieldset className="two-steps" onKeyDown={cancel}>
      <legend className="visually-hidden">{question}</legend>
      <button
        type="button"
        className="danger"
        aria-label={accessibleLabel && `${accessibleLabel} now`}
        onClick={confirm}
      >
        {confirmLabel}
      </button>
      <button ref={keep} type="button" onClick={() => setAsks(false)}>
        Keep
      </button>
    </fieldset>
  );
}
