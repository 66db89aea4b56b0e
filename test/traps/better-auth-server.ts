/** What Better Auth's own `auth` does on a server that an adapter there has to know. */
export const betterAuthServerTraps: Readonly<Record<string, string>> = {
  "better-auth-server-cached-activity":
    "A read from the cookie cache notes no activity, so that the last one is older by the cache's lifetime.",
  "better-auth-server-configured-cap":
    "advanced.database.defaultFindManyLimit says how many rows are read; 100 is only its default.",
  "better-auth-server-cookie-cache":
    "With the cookie cache on, getSession knows a revoked session unless it is told to go past the cache.",
  "better-auth-server-cookie-cache-lag":
    "With the cookie cache on, a revoked device goes on for the lifetime of the cache's cookie.",
  "better-auth-server-current-cut-off":
    "Where more sessions exist than are read, the newest are missing, the session that asks among them.",
  "better-auth-server-dropped-session-user":
    "A customSession can leave session.userId out; user.id is then the only one.",
  "better-auth-server-dropped-user": "A customSession can leave out who the user is altogether.",
  "better-auth-server-dynamic-base-url":
    "A baseURL with allowedHosts is known by the Host header alone, which a Request may lack.",
  "better-auth-server-found-though-expired": "findSession finds expired rows too, which let nobody in.",
  "better-auth-server-ignored-tokens":
    "A token that is somebody else's, or nobody's, is ignored and answered as a success.",
  "better-auth-server-impersonator-acts":
    "Nothing keeps an administrator who impersonates a user from ending that user's sessions, even where a customSession hides it.",
  "better-auth-server-impersonator-lists":
    "For an administrator who impersonates a user, the list is that user's own, with the administrator's session as the current one.",
  "better-auth-server-listed-impersonations":
    "The internal list has the sessions of administrators who impersonate the user, which Better Auth's endpoint hides.",
  "better-auth-server-no-activity": "With disableSessionRefresh, updatedAt stays what it was at the sign-in.",
  "better-auth-server-no-session-table":
    "With a secondary storage alone there is no model of sessions, and findMany throws.",
  "better-auth-server-no-validators": "updateSession runs none of a field's validators.",
  "better-auth-server-null-update":
    "updateSession answers null both for a session that is gone and where a hook says no.",
  "better-auth-server-outage-as-401":
    "revokeSession answers 401 for an outage too, so that only getSession can tell who is signed out.",
  "better-auth-server-outage-as-null":
    "With a customSession, getSession answers null for an outage, as it does for nobody.",
  "better-auth-server-preserved-rows":
    "With preserveSessionInDatabase, rows stay in the database after their end.",
  "better-auth-server-raw-errors":
    "Internal calls throw what the database threw, with whatever stands in it.",
  "better-auth-server-reading-refreshes":
    "getSession notes activity and prolongs the session, unless it is told not to.",
  "better-auth-server-renaming-is-activity":
    "updateSession sets updatedAt to now, whatever session it changes.",
  "better-auth-server-revocable-current": "A call to end the very session that asks is not refused.",
  "better-auth-server-revocation-refreshes":
    "revokeSession notes activity of the session that asks, unless it is told not to.",
  "better-auth-server-row-cap":
    "A list from a database has at most 100 rows and does not say that there are more.",
  "better-auth-server-short-index":
    "With sessions in both storages, the list lacks what the secondary one lost, which still lets people in.",
  "better-auth-server-silent-veto":
    "A hook that keeps a session alive, or a read that fails, is answered as a success.",
  "better-auth-server-stale-activity":
    "updatedAt is written once per session.updateAge, a day by default, so that it can be a day behind.",
  "better-auth-server-stale-index":
    "The index of a secondary storage is read and written anew for each end, so that ends side by side leave stale entries.",
  "better-auth-server-stateless":
    "Without a database and a secondary storage the cookie is the session: the list is empty, and nothing can be ended.",
  "better-auth-server-unconfigured-name":
    "updateSession drops a field that is not configured, or keeps it where nobody reads it.",
  "better-auth-server-ungated-acts":
    "Ending a session asks for no recent sign-in, however old the session that asks is.",
  "better-auth-server-unknown-current":
    "A customSession can leave the session out, or make one up, and then nobody knows which one asks.",
  "better-auth-server-unremembered-activity":
    "A session that is not to be remembered lives a day, and no activity of it is ever noted.",
  "better-auth-server-unremembered-cache":
    "For a session that is not to be remembered, the cookie cache lives 60 s (compact) or 300 s, whatever maxAge says.",
  "better-auth-server-unreturned-fields":
    "Rows have the fields that the application declared `returned: false`.",
};
