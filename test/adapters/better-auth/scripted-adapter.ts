// What the tests of the adapter in the browser share: Better Auth's real client over a wire that a script answers.
import { type BetterAuthClient, betterAuthAdapter } from "../../../src/adapters/better-auth/browser.ts";
import type { SessionsAdapter } from "../../../src/contract.ts";
import { type ScriptedAuthClient, scriptedAuthClient } from "../../fakes/scripted-auth-client.ts";

/** A row of Ann's, as `list-sessions` sends it. */
export const row = (id: string, more: object = {}) => ({
  id,
  token: `token-of-${id}`,
  userId: "ann",
  createdAt: "2026-01-15T09:00:00.000Z",
  updatedAt: "2026-01-15T10:00:00.000Z",
  expiresAt: "2026-01-22T10:00:00.000Z",
  ipAddress: "203.0.113.7",
  userAgent: "Example/1",
  ...more,
});
/** The row of the current session. */
export const me = row("me");
/** What `get-session` sends to Ann. */
export const signedIn = { session: me, user: { id: "ann" } };

export const json = (body: unknown, status: number, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });
export const unauthorized = (): Response => json({ message: "Unauthorized", code: "UNAUTHORIZED" }, 401);
export const never = (): Promise<never> => new Promise(() => {});

/** Ann is signed in and has these rows; `script` replaces single endpoints. */
export function adapterOver(
  rows: unknown[],
  script: Record<string, unknown> = {},
  fetchOptions: object = {},
): ScriptedAuthClient & { adapter: SessionsAdapter } {
  const scripted = scriptedAuthClient(
    {
      "get-session": signedIn,
      "list-sessions": () => rows,
      "revoke-session": { status: true },
      "revoke-other-sessions": { status: true },
      ...script,
    },
    fetchOptions,
  );
  return { ...scripted, adapter: betterAuthAdapter(scripted.authClient) };
}

/** A client that is not built on Better Fetch, in the style that throws. */
export function plainClient(): BetterAuthClient {
  return {
    getSession: async () => signedIn,
    listSessions: async () => [me],
    revokeSession: async () => ({ status: true }),
    revokeOtherSessions: async () => ({ status: true }),
  };
}

/** The requests that revoke, in the order in which they were sent. */
export const posts = (sent: string[]): string[] => sent.filter((line) => line.startsWith("POST"));
