import { type FormEvent, useEffect, useRef, useState } from "react";
import { account } from "../shared.ts";
import { signInAgain } from "./sign-in-again.ts";

interface PasswordDialogProps {
  email: string;
  onConfirmed: () => void;
  onCancel: () => void;
}

/** Asks for the password, because the server shows the list of devices only to somebody who signed in recently. */
export function PasswordDialog({ email, onConfirmed, onCancel }: PasswordDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    setBusy(true);
    setProblem(undefined);
    try {
      await signInAgain(email, password);
      // Closing gives the focus back; taking the element away would lose it.
      dialog.current?.close();
      onConfirmed();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : "The server can’t be reached. Try again.");
      setBusy(false);
    }
  };

  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="password-title" onClose={onCancel}>
      <form onSubmit={submit}>
        <h2 id="password-title">Confirm that it’s you</h2>
        <p>You signed in more than a day ago. Enter the password of {email} to go on.</p>
        <label className="field">
          Password
          <input
            name="password"
            type="password"
            autoComplete="current-password"
            defaultValue={email === account.email ? account.password : ""}
            required
          />
        </label>
        {problem && (
          <p className="note problem" role="alert">
            {problem}
          </p>
        )}
        <div className="actions">
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button className="primary" type="submit" disabled={busy}>
            {busy ? "Confirming…" : "Confirm"}
          </button>
        </div>
      </form>
    </dialog>
  );
}
