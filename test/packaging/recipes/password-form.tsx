"use client";

import { useRef, useState } from "react";
import { SignOutOthersPrompt, useSignOutOthersAfter } from "your-devices";

interface PasswordFormProps {
  /** Rejects if the password was not changed. */
  changePassword: (form: FormData) => Promise<void>;
}

// Inside a <DevicesProvider>.
export function PasswordForm({ changePassword }: PasswordFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [told, setTold] = useState("");
  const after = useSignOutOthersAfter(async () => {
    await changePassword(new FormData(form.current ?? undefined));
    setTold("Your password is changed.");
  });
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        after.submit().catch(() => setTold("Your password was not changed."));
      }}
    >
      <input type="password" name="password" aria-label="New password" autoComplete="new-password" required />
      <SignOutOthersPrompt after={after} />
      <button type="submit" disabled={after.isSubmitting}>
        Change password
      </button>
      <p role="status">{told}</p>
    </form>
  );
}
