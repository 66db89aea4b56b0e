import { type FormEvent, useEffect, useState } from "react";
import { account } from "../shared.ts";
import { authClient } from "./auth-client.ts";
import { Wordmark } from "./wordmark.tsx";

/** The form is filled with the account that the demo comes with. */
export function SignInPage({ notice }: { notice: string | undefined }) {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = "Sign in · Tidewater";
  }, []);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(undefined);
    try {
      const { error } = await authClient.signIn.email({
        email: String(form.get("email")),
        password: String(form.get("password")),
      });
      if (error) setProblem(error.message ?? "The server refused the sign-in.");
    } catch {
      setProblem("The server can’t be reached. Try again.");
    }
    setBusy(false);
  };

  return (
    <main className="sign-in">
      <Wordmark />
      <form className="card" onSubmit={submit}>
        <h1>Sign in</h1>
        {notice && (
          <p className="note" role="status">
            {notice}
          </p>
        )}
        <label className="field">
          Email
          <input name="email" type="email" autoComplete="username" defaultValue={account.email} required />
        </label>
        <label className="field">
          Password
          <input
            name="password"
            type="password"
            autoComplete="current-password"
            defaultValue={account.password}
            required
          />
        </label>
        {problem && (
          <p className="note problem" role="alert">
            {problem}
          </p>
        )}
        <button className="primary" type="submit" disabled={busy}>
          {busy ? "Signing in…" : "Sign in"}
        </button>
      </form>
      <p className="quiet">
        The form is filled with the account of this demo. Its password is <code>{account.password}</code>.
      </p>
    </main>
  );
}
