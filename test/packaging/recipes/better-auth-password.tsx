"use client";

import type { createAuthClient } from "better-auth/react";
import { useState } from "react";
import { SignOutOthersPrompt } from "your-devices";

// Inside a <DevicesProvider>.
export function BetterAuthPassword({ authClient }: { authClient: ReturnType<typeof createAuthClient> }) {
  const [told, setTold] = useState("");
  const [isChanged, setIsChanged] = useState(false);
  const change = async (form: FormData) => {
    // Without `revokeOtherSessions`: the prompt does that, and says what became of it.
    const { error } = await authClient.changePassword({
      currentPassword: String(form.get("current")),
      newPassword: String(form.get("new")),
    });
    setIsChanged(!error);
    setTold(error ? "Your password was not changed." : "Your password is changed.");
  };
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void change(new FormData(event.currentTarget));
        }}
      >
        <input
          type="password"
          name="current"
          aria-label="Password"
          autoComplete="current-password"
          required
        />
        <input type="password" name="new" aria-label="New password" autoComplete="new-password" required />
        <button type="submit">Change password</button>
        <p role="status">{told}</p>
      </form>
      {isChanged && <SignOutOthersPrompt onNotNow={() => setIsChanged(false)} />}
    </>
  );
}
