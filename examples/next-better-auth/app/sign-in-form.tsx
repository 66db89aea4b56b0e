"use client";

import { type FormEvent, useState } from "react";
import { authClient } from "../auth-client";

export function SignInForm() {
  const [error, setError] = useState<string>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const [email, password] = [String(fields.get("email")), String(fields.get("password"))];
    const { submitter } = event.nativeEvent as SubmitEvent;
    const result =
      (submitter as HTMLButtonElement).value === "sign-up"
        ? await authClient.signUp.email({ email, password, name: email })
        : await authClient.signIn.email({ email, password });
    if (result.error) setError(result.error.message ?? "That did not work.");
    // A whole load, so that nothing of a former visitor stays in memory.
    else location.assign("/account");
  }

  return (
    <form onSubmit={submit}>
      <h1>Sign in</h1>
      <label>
        Email
        <input name="email" type="email" autoComplete="username" required />
      </label>
      <label>
        Password
        <input name="password" type="password" autoComplete="current-password" minLength={8} required />
      </label>
      <button type="submit" value="sign-in">
        Sign in
      </button>
      <button type="submit" value="sign-up">
        Create an account
      </button>
      {error && <p role="alert">{error}</p>}
    </form>
  );
}
