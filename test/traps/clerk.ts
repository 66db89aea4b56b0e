/** Documented oddities of Clerk's client and API (6.40.0), which would make the page lie without their handling. */
export const clerkTraps: Readonly<Record<string, string>> = {
  "clerk-cached-list":
    "getSessions() keeps its first response in the user object for ever; only a new object, as client.reload() makes it, asks again.",
  "clerk-hidden-failure": "getSessions() never rejects: every failure resolves with an empty list.",
  "clerk-stale-client":
    "client.reload() resolves with the old sessions if no response came and the browser is offline or taken for a bot.",
  "clerk-empty-answer":
    "A response without a client (another JSON with status 200) leaves a client without sessions, like a sign-out.",
  "clerk-not-loaded":
    "Before Clerk has loaded there is no client and no session, as if nobody were signed in.",
  "clerk-transition":
    "While Clerk switches sessions or signs out, its session is undefined; only null means that nobody is signed in.",
  "clerk-dropped-session":
    "After a 401, Clerk's client drops the session if its own check of it fails with 403 or 500.",
  "clerk-switched-account":
    "Clerk's client lists for the account that is this tab's by then, so a switch in between mixes two accounts.",
  "clerk-second-account":
    "In a browser with several accounts, the rows of one outlive the switch to another.",
  "clerk-impersonation":
    "Clerk forbids revoking while somebody impersonates the user: 403 resource_forbidden.",
  "clerk-missing-last-active": "A last activity that is missing or 0 becomes now.",
  "clerk-missing-end": "An expiry that is missing or 0 becomes now.",
  "clerk-empty-activity":
    'latestActivity is always an object, with undefined fields if Clerk knows nothing; Clerk\'s own page then shows "()".',
  "clerk-country-text": "country is a text from the server; nothing says that it is an ISO code.",
  "clerk-own-session":
    "Clerk's client sends a revocation of the current session; a server that accepts it signs the person out.",
  "clerk-own-session-refused":
    "A server that does not revoke a session says 400 invalid_action_for_session, which does not tell whether it is the current one.",
  "clerk-lost-this": "revoke() is a method of its row and fails without it.",
  "clerk-false-success":
    "revoke() resolves with the status still active if the request failed and the browser is offline or taken for a bot.",
  "clerk-answer-without-status": "revoke() resolves with an emptied row if the response is not a session.",
  "clerk-row-changes":
    "revoke() changes its row in place, even to one without id or activity; that row then asks for another path.",
  "clerk-error-classes":
    "Clerk's error classes differ between its CDN and npm, and their names are minified: only fields can be read.",
  "clerk-plain-network-error":
    "A network failure in an ordinary browser is a plain Error without code and status.",
  "clerk-retry-after": "A 429 has the seconds of its Retry-After header in retryAfter.",
  "clerk-reverification":
    "Revoking may need a verification within the last ten minutes: 403 session_reverification_required.",
  "clerk-not-authorized":
    "A 401 with action_for_session_not_authorized is about the other session, not about the current one.",
  "clerk-401":
    "Any other 401 may be an outage or a sign-out; only a response of Clerk's without the session tells which.",
  "clerk-no-deadline":
    "Clerk's client has no deadline and tries for up to 38 s; a 401 for the client makes it ask for ever.",
  "clerk-no-signal": "Clerk's client takes no signal.",
  "clerk-late-request":
    "A response of Clerk's after the deadline must not lead to a revocation that nobody expects any more.",
  "clerk-busy-listener":
    "Clerk's listeners hear of every new token and touch, and at once on subscribing: only a compared state tells of a change.",
};
