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
      query: { disableRefresh: true },
    });
  } catch (thrown) {
    failure = thrown ?? {};
  }
  const isAlive = await call("findSession", async () => {
    const found = await context.internalAdapter.findSession(token);
    // Expired rows are found too.
    return Boolean(found) && !hasPassed(fieldsOf(found, "session").expiresAt);
  });
  if (failure === undefined && !isAlive) return;
  if (failure === undefined)
    throw new SessionsError(
      "backend",
      "Better Auth says that it ended the session, but it is still alive. Does a hook session.delete.before return false?",
    );
  // 401 comes from an outage too; whether the caller is signed out, only getSession can tell.
  await readCaller(options, context);
  const error = callError("revokeSession", failure);
  throw isAlive ? error : new SessionsError("backend", `${error.message} But the session is gone.`);
}

function hasPassed(instant: unknown): boolean {
  return new Date(instant as Date | string).getTime() <= Date.now();
}
