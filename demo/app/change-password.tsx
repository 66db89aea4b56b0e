import { useEffect, useRef, useState } from "react";
import { SignOutOthersPrompt, type Step } from "../../src/index.ts";
import { authClient } from "./account.tsx";
import { Field, Problem, useSubmit } from "./controls.tsx";

const hash = "#password";

/** What somebody should do who was signed in to from a device that is not theirs. Both are pages of this application. */
export const stepsAfterIntrusion: readonly Step[] = [
  { key: "password", title: "Change your password", href: `/account${hash}` },
  { key: "devices", title: "Look again at where you are signed in", href: "/custom" },
];

/** Changes the password through Better Auth, and then offers to sign the other devices out. */
export function ChangePassword() {
  const [isChanged, setIsChanged] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The browser itself looks for the address's element before React has rendered it.
    if (location.hash === hash) heading.current?.focus();
  }, []);
  const form = useRef<HTMLFormElement>(null);
  const { busy, problem, onSubmit } = useSubmit(async (values) => {
    setIsChanged(false);
    // Without `revokeOtherSessions`: the prompt does that, and says what became of it.
    const { error } = await authClient.changePassword({
      currentPassword: String(values.get("current")),
      newPassword: String(values.get("new")),
    });
    if (error) return error.message ?? "The server refused the new password.";
    form.current?.reset();
    setIsChanged(true);
  });
  return (
    <section className="card password" aria-labelledby="password">
      <h2 id="password" ref={heading} tabIndex={-1}>
        Change password
      </h2>
      <form ref={form} onSubmit={onSubmit}>
        <Field label="Current password" type="password" name="current" autoComplete="current-password" />
        <Field label="New password" type="password" name="new" autoComplete="new-password" minLength={8} />
        <Problem>{problem}</Problem>
        <div className="actions">
          <button type="submit" disabled={busy}>
            {busy ? "Changing…" : "Change password"}
          </button>
          <p role="status">{isChanged && "Your password is changed."}</p>
        </div>
      </form>
      {isChanged && <SignOutOthersPrompt onNotNow={() => setIsChanged(false)} />}
    </section>
  );
}
