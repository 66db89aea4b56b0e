import { authClient } from "./auth-client.ts";

/**
 * Proves who sits here: signs in once more, which gives this browser a new session, and ends the one that the new one
 * replaces. Without the second step the list would show this browser twice. Throws a sentence for the person.
 */
export async function signInAgain(email: string, password: string): Promise<void> {
  const before = await authClient.getSession({ query: { disableCookieCache: true } });
  const { error } = await authClient.signIn.email({ email, password });
  if (error) throw new Error(error.message ?? "The server refused the password.");
  const replaced = before.data?.session.token;
  if (replaced) await authClient.revokeSession({ token: replaced });
}
