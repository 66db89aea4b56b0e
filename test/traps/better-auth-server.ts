/** What Better Auth's own `auth` does on a server that an adapter there has to know. */
export const betterAuthServerTraps: Readonly<Record<string, string>> = {
  "better-auth-server-cached-activity":
    "A read from the cookie cache notes no activity, so the last one can be older by the cache's lifetime.",
  "better-auth-server-cookie-cache":
    "With the cookie cache on, getSession knows a revoked session unless it is told to bypass the cache.",
  "better-auth-server-cookie-cache-lag":
    "With the cookie cache on, a revoked device goes on for the lifetime of the cache's cookie.",
  "better-auth-server-current-cut-off":
    "The current session can be missing: more exist than are read, or the index of a secondary storage has lost it.",
  "better-auth-server-dropped-session-user":
    "A customSession can leave session.userId out; user.id is then the only one.",
  "better-auth-server-dropped-user": "A customSession can leave out who the user is altogether.",
  "better-auth-server-dynamic-base-url":
    "With allowedHosts in its baseURL, Better Auth knows its address by the Host header alone, which a Request may lack.",
  "better-auth-server-found-though-expired": "findSession finds expired rows too, which let nobody in.",
  "better-auth-server-ignored-tokens":
    "revokeSession ignores a token that is unknown or somebody else's, and returns a success.",
  "better-auth-server-impersonator-acts":
    "Better Auth lets an administrator who impersonates a user revoke that user's sessions, even if a customSession hides the impersonation.",
  "better-auth-server-impersonator-lists":
    "An administrator who impersonates a user gets that user's own list, with the administrator's session as the current one.",
  "better-auth-server-listed-impersonations":
    "The internal list has the sessions of administrators who impersonate the user, which Better Auth's endpoint hides.",
  "better-auth-server-lossy-index":
    "Two sign-ins at once overwrite each other's entry in the index of a secondary storage, so its list may be short.",
  "better-auth-server-no-activity": "With disableSessionRefresh, updatedAt stays what it was at the sign-in.",
  "better-auth-server-no-session-table":
    "With a secondary storage alone there is no model of sessions, and findMany throws.",
  "better-auth-server-no-validators": "updateSession runs none of a field's validators.",
  "better-auth-server-null-update":
    "updateSession returns null if the session is gone, and also if a hook says no.",
  "better-auth-server-outage-as-401":
    "revokeSession says 401 during an outage too, so only getSession can tell who is signed out.",
  "better-auth-server-outage-as-null":
    "With a customSession, getSession returns null during an outage, as if nobody were signed in.",
  "better-auth-server-preserved-rows":
    "With preserveSessionInDatabase, rows stay in the database after their end.",
  "better-auth-server-raw-errors":
    "Internal methods throw what the database threw, with statements and tokens in it.",
  "better-auth-server-reading-refreshes":
    "getSession notes activity and prolongs the session, unless it is told not to.",
  "better-auth-server-renaming-is-activity":
    "updateSession sets updatedAt to now, whatever session it changes.",
  "better-auth-server-revocable-current": "revokeSession does not refuse the current session.",
  "better-auth-server-revocation-refreshes":
    "revokeSession notes activity of the current session, unless it is told not to.",
  "better-auth-server-row-cap":
    "A list from a database has at most 100 rows and does not say that there are more.",
  "better-auth-server-short-index":
    "With sessions in both storages, the list lacks what the secondary one lost, and the database still lets those devices in.",
  "better-auth-server-silent-veto":
    "revokeSession returns a success even if a hook or a failing read kept the session alive.",
  "better-auth-server-stale-activity":
    "updatedAt is written once per session.updateAge, a day by default, so it can be a day behind.",
  "better-auth-server-stale-index":
    "The index of a secondary storage is read and written anew for each revocation, so revocations side by side leave stale entries.",
  "better-auth-server-stateless":
    "Without a database and a secondary storage the cookie is the session: the list is empty, and nothing can be revoked.",
  "better-auth-server-unconfigured-name":
    "updateSession drops a field that is not configured, or keeps it and never returns it.",
  "better-auth-server-ungated-acts": "Revoking needs no recent sign-in, however old the current session is.",
  "better-auth-server-unknown-current":
    "A customSession can leave the session out, or make one up, and then nobody knows which one is current.",
  "better-auth-server-unremembered-activity":
    "A session that is not to be remembered lives a day, and no activity of it is ever noted.",
  "better-auth-server-unremembered-cache":
    "For a session that is not to be remembered, the cookie cache lives 60 s (compact) or 300 s, whatever maxAge says.",
  "better-auth-server-unreturned-fields":
    "Rows have the fields that the application declared `returned: false`.",
  "better-auth-server-unstored-session":
    "With sessions in both storages, the secondary one lets a device in after its row in the database is gone.",
  "better-auth-history-no-hooks": "A secondary storage alone runs no hook when a session ends.",
  "better-auth-history-preserved-rows":
    "With preserveSessionInDatabase a revoked session's row stays, as if it had expired.",
  "better-auth-history-throwing-hooks":
    "What session.delete.after throws is thrown by the sign-out, although the session is gone.",
  "better-auth-history-late-expiry":
    "An expired session is deleted when somebody comes with it, which can be weeks after its end.",
  "better-auth-history-tokens": "The row that a hook gets holds the session's token.",
  "better-auth-history-impersonations": "Hooks run for an administrator's sign-in as somebody else, too.",
};
