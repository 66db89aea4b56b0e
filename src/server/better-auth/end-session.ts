import { SessionsError } from "../../core/sessions-error.ts";
import type { BetterAuthContext } from "./better-auth-context.ts";
import { call } from "./call.ts";
import { callError } from "./call-error.ts";
import { fieldsOf } from "./fields-of.ts";
import { readCaller } from "./read-caller.ts";
import type { ResolvedOptions } from "./resolve-options.ts";

/**
 * Ends one session and looks whether it is gone: Better Auth calls it a success too where a hook or a failing read kept
 * it alive.
 *
 * @throws {SessionsError} a refusal only where the session is still alive.
 */
export async function endSession(
  options: ResolvedOptions,
  context: BetterAuthContext,
  token: string,
): Promise<void> {
  let failure: unknown;
  try {
    await options.auth.api.revokeSession({
      headers: options.headers,
      body: { token },
      // trap: better-auth-server-revocation-refreshes
      query: { disableRefresh: true },
    });
  } catch (thrown) {
    failure = thrown ?? {};
  }
  const found = await call("findSession", () => context.internalAdapter.findSession(token));
  let isAlive = Boolean(found);
  // trap: better-auth-server-found-though-expired
  if (hasPassed(fieldsOf(found, "session").expiresAt)) isAlive = false;
  // trap: better-auth-server-silent-veto
  if (failure === undefined && isAlive)
    throw new SessionsError(
      "backend",
      "Better Auth says that it ended the session, but it is still alive. Does a hook session.delete.before return false?",
    );
  if (failure === undefined) return;
  const error = callError("revokeSession", failure);
  if (!isAlive) throw new SessionsError("backend", `${error.message} But the session is gone.`);
  // 401 comes from an outage too; whether the caller is signed out, only getSession can tell.
  // trap: better-auth-server-outage-as-401
  await readCaller(options, context);
  throw error;
}

function hasPassed(instant: unknown): boolean {
  return new Date(instant as Date | string).getTime() <= Date.now();
}
