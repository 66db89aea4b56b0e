import { auth } from "./auth";

/** The same with Better Auth, past its cookie cache, which would not know of the end. */
export async function sessionIdOf({ headers }: Request): Promise<string | null> {
  const query = { disableCookieCache: true, disableRefresh: true } as const;
  const current = await auth.api.getSession({ headers, query });
  return current?.session.id ?? null;
}
