import { fieldsOf, isFields } from "../../core/fields.ts";
import type { BetterAuthContext } from "./server-client.ts";

/** What the application's configuration says about its sessions. Durations are in seconds. */
export interface Config {
  /** Where living sessions are: a database may stand behind the secondary storage, too. */
  isInSecondaryStorage: boolean;
  isInDatabase: boolean;
  /** Better Auth reads no more rows of a database at once, unless it is told to. */
  rowCap: number;
  /** 0 = always fresh. */
  freshAge: number;
  /** 0 = none. */
  revocationLag: number;
  /** 0 = exact; undefined = activity is never noted. */
  granularity: number | undefined;
  expiresIn: number;
  /** The application added a field `name`. */
  canRename: boolean;
  /** Fields that the application wants to keep on the server. */
  hidden: ReadonlySet<string>;
}

export function readConfig({
  options,
  secondaryStorage,
  sessionConfig,
  authCookies,
}: BetterAuthContext): Config {
  const session = fieldsOf(options, "session");
  const fields = sessionFieldsOf(options);
  const isInSecondaryStorage = Boolean(secondaryStorage);
  let isInDatabase = Boolean(fieldsOf(options).database);
  // trap: better-auth-server-no-session-table
  if (isInSecondaryStorage && session.storeSessionInDatabase !== true) isInDatabase = false;
  // Rows that are kept after their end, for the records alone, make nobody signed in.
  // trap: better-auth-server-preserved-rows
  if (isInSecondaryStorage && session.preserveSessionInDatabase === true) isInDatabase = false;
  const revocationLag = cacheLifetime(session, authCookies.sessionData.attributes.maxAge);
  const name = fieldsOf(fields, "name");
  const limit = fieldsOf(options, "advanced", "database").defaultFindManyLimit;
  let rowCap = 100;
  // trap: better-auth-server-configured-cap
  if (typeof limit === "number") rowCap = limit;
  let granularity: number | undefined = sessionConfig.updateAge;
  // trap: better-auth-server-cached-activity
  granularity += revocationLag;
  // trap: better-auth-server-no-activity
  if (session.disableSessionRefresh) granularity = undefined;
  return {
    isInSecondaryStorage,
    isInDatabase,
    rowCap,
    freshAge: sessionConfig.freshAge,
    expiresIn: sessionConfig.expiresIn,
    revocationLag,
    granularity,
    canRename: name.type === "string" && name.returned !== false,
    hidden: new Set(Object.keys(fields).filter((key) => fieldsOf(fields, key).returned === false)),
  };
}

/** How long a device may go on by its cookie alone. */
function cacheLifetime(session: Record<string, unknown>, maxAge = 0): number {
  const { enabled, strategy = "compact" } = fieldsOf(session, "cookieCache");
  if (enabled !== true) return 0;
  let lifetime = maxAge;
  // Where a session is not to be remembered, the strategy has a time of its own.
  // trap: better-auth-server-unremembered-cache
  lifetime = Math.max(lifetime, strategy === "compact" ? 60 : 300);
  return lifetime;
}

/** The application's own fields of a session, and its plugins'. */
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
