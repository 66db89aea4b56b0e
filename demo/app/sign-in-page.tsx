import { useEffect } from "react";
import { account } from "../shared.ts";
import { authClient } from "./account.tsx";
import { Field, Problem, useSubmit } from "./controls.tsx";
import { Wordmark } from "./frame.tsx";

/** The form is filled in with the demo's own account. */
export function SignInPage({ notice }: { notice: string | undefined }) {
  useEffect(() => {
    document.title = "Sign in · Tidewater";
  }, []);
  const { busy, problem, onSubmit } = useSubmit(async (form) => {
    const [email, password] = [String(form.get("email")), String(form.get("password"))];
    const { error } = await authClient.signIn.email({ email, password });
    if (error) return error.message ?? "The server refused the sign-in.";
  });
  return (
    <main className="sign-in">
      <Wordmark />
      <form className="card" onSubmit={onSubmit}>
        <h1>Sign in</h1>
        {notice && (
          <p className="note" role="status">
            {notice}
          </p>
        )}
        <Field label="Email" type="email" autoComplete="username" defaultValue={account.email} />
        <Field
          label="Password"
          type="password"
          autoComplete="current-password"
          defaultValue={account.password}
        />
        <Problem>{problem}</Problem>
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
