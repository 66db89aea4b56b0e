import type { Row } from "../../adapters/better-auth/is-row.ts";
import { SessionsError } from "../../core/sessions-error.ts";
import type { BetterAuthContext } from "./better-auth-context.ts";
import { call } from "./call.ts";
import { readCaller } from "./read-caller.ts";
import { type Config, readConfig } from "./read-config.ts";
import { type RowsRead, readRows } from "./read-rows.ts";
import type { ResolvedOptions } from "./resolve-options.ts";

export interface SessionsRead extends RowsRead {
  context: BetterAuthContext;
  config: Config;
  /** The session that asks; undefined where nobody can say which one it is. */
  current: Row | undefined;
}

/**
 * The sessions and which of them asks, read anew.
 *
 * @param wantedId read even where there are more sessions than are read at once.
 * @throws {SessionsError} `unsupported` too where Better Auth keeps no sessions.
 */
export async function readSessions(options: ResolvedOptions, wantedId?: string): Promise<SessionsRead> {
  const context = await call("betterAuth()", () => options.auth.$context);
  const config = await call("betterAuth()", async () => readConfig(context));
  // trap: better-auth-server-stateless
  if (!config.isInSecondaryStorage && !config.isInDatabase)
    throw new SessionsError(
      "unsupported",
      "Better Auth has neither a database nor a secondaryStorage, so the cookie is the session: nobody can list or end it.",
    );
  const caller = await readCaller(options, context);
  const read = await readRows(context, config, caller, wantedId);
  // An id that no row has is one that a customSession made up.
  return { ...read, context, config, current: read.rows.find(({ id }) => id === caller.sessionId) };
}
