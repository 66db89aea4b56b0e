import { fieldsOf, isFields } from "../../core/fields.ts";
import type { BetterAuthContext } from "./server-client.ts";

/** What the application's configuration of Better Auth says about its sessions. Durations are in seconds. */
export interface Config {
  /** Living sessions are in the secondary storage. They can be in a database as well. */
  isInSecondaryStorage: boolean;
  isInDatabase: boolean;
  /** The database has a table of sessions: of living ones, or of those that have ended, for the records. */
  hasSessionTable: boolean;
  /** A sign-in counts as recent for this long; 0 = always. */
  freshAge: number;
  /** How long a revoked device can go on by its cookie alone: the cookie cache's lifetime. 0 = it stops at once. */
  revocationLag: number;
  /** How far the last activity can be behind; 0 = exact, undefined = activity is never noted. */
  granularity: number | undefined;
  /** Lifetime of a session. */
  expiresIn: number;
  /** The application added a field `name` that may be read. */
  canRename: boolean;
  /** Fields that stay on the server: the application declared them `returned: false`. */
  hidden: readonly string[];
}

export function readConfig(context: BetterAuthContext): Config {
  const { options, sessionConfig, authCookies } = context;
  const session = fieldsOf(options, "session");
  const fields = sessionFieldsOf(options);
  const isInSecondaryStorage = Boolean(context.secondaryStorage);
  // With a secondary storage alone there is no table of sessions, and findMany throws
  // (trap: better-auth-server-no-session-table -> true).
  const canHaveTable = !isInSecondaryStorage || session.storeSessionInDatabase === true;
  const hasSessionTable = Boolean(fieldsOf(options).database) && canHaveTable;
  // With preserveSessionInDatabase, rows stay in the database after their end, for the records; they let nobody in
  // (trap: better-auth-server-preserved-rows -> false).
  const isArchive = isInSecondaryStorage && session.preserveSessionInDatabase === true;
  const revocationLag = cacheLifetime(session, authCookies.sessionData.attributes.maxAge);
  // A read from the cookie cache notes no activity, so the last one can be older by the cache's lifetime
  // (trap: better-auth-server-cached-activity -> sessionConfig.updateAge).
  const notedWithin = sessionConfig.updateAge + revocationLag;
  // With disableSessionRefresh, updatedAt stays what it was at the sign-in
  // (trap: better-auth-server-no-activity -> notedWithin).
  const granularity = session.disableSessionRefresh ? undefined : notedWithin;
  const name = fieldsOf(fields, "name");
  return {
    isInSecondaryStorage,
    isInDatabase: hasSessionTable && !isArchive,
    hasSessionTable,
    freshAge: sessionConfig.freshAge,
    expiresIn: sessionConfig.expiresIn,
    revocationLag,
    granularity,
    canRename: name.type === "string" && name.returned !== false,
    hidden: Object.keys(fields).filter((key) => fieldsOf(fields, key).returned === false),
  };
}

/** Lifetime of the cookie cache, in seconds; 0 = it is off. */
function cacheLifetime(session: Record<string, unknown>, maxAge = 0): number {
  const { enabled, strategy = "compact" } = fieldsOf(session, "cookieCache");
  if (enabled !== true) return 0;
  // If the person chose not to be remembered, the cache lives 60 s (compact) or 300 s, whatever maxAge says
  // (trap: better-auth-server-unremembered-cache -> maxAge).
  return Math.max(maxAge, strategy === "compact" ? 60 : 300);
}

/** The additional fields of a session, of the application and of its plugins, by name. */
function sessionFieldsOf(options: object): Record<string, unknown> {
  const { plugins } = fieldsOf(options);
  return Object.assign(
    {},
    fieldsOf(options, "session", "additionalFields"),
    ...(Array.isArray(plugins) ? plugins.filter(isFields) : []).map((plugin) =>
      fieldsOf(plugin, "schema", "session", "fields"),
    ),
  );
}
