"use client";

import { useRef, useState } from "react";
import { signOutText, usePromptLabels, useSignOutOthersAfter } from "your-devices";

interface PasswordFormProps {
  /** Rejects if the password was not changed. */
  changePassword: (form: FormData) => Promise<void>;
}

// Inside a <DevicesProvider>.
export function PasswordForm({ changePassword }: PasswordFormProps) {
  const labels = usePromptLabels();
  const form = useRef<HTMLFormElement>(null);
  const [told, setTold] = useState("");
  const { checked, setChecked, submit, isSubmitting } = useSignOutOthersAfter(() =>
    changePassword(new FormData(form.current ?? undefined)),
  );
  const change = async () => {
    try {
      setTold(`Your password is changed. ${signOutText(await submit(), labels)}`);
    } catch {
      setTold("Your password was not changed.");
    }
  };
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <input type="password" name="password" aria-label="New password" autoComplete="new-password" required />
      <label>
        <input type="checkbox" checked={checked} onChange={(event) => setChecked(event.target.checked)} />
        <span>{labels.promptCheckbox}</span>
      </label>
      <button type="submit" disabled={isSubmitting}>
        Change password
      </button>
      <p role="status">{told}</p>
    </form>
  );
}
