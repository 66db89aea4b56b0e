/** What is documented of Clerk's client and API (6.40.0), and would make the page lie where nobody took care. */
export const clerkTraps: Readonly<Record<string, string>> = {
  "clerk-cached-list":
    "getSessions() keeps its first answer in the user for ever; only a new user, as client.reload() makes it, asks again.",
  "clerk-hidden-failure": "getSessions() never rejects: whatever fails resolves with an empty list.",
  "clerk-stale-client":
    "client.reload() resolves with what it had where no answer came and the browser is offline or taken for a bot.",
  "clerk-empty-answer":
    "An answer without a client (another JSON with status 200) leaves a client without sessions, like a sign-out.",
  "clerk-not-loaded":
    "Before Clerk has loaded there is no client and no session, as if nobody were signed in.",
  "clerk-transition":
    "While Clerk switches sessions or signs out, its session is undefined for a while; only null is nobody.",
  "clerk-dropped-session":
    "After a 401, Clerk's client drops the session where its own question about it is answered with 403 or 500.",
  "clerk-switched-account":
    "The list is asked for with whichever account is this tab's by then; a switch in between mixes two.",
  "clerk-second-account": "In a browser with several accounts the rows of one outlive the switch to another.",
  "clerk-impersonation": "Clerk forbids acts while somebody acts for the user: 403 resource_forbidden.",
  "clerk-missing-last-active": "A last activity that is missing or 0 becomes now.",
  "clerk-missing-end": "An expiry that is missing or 0 becomes now.",
  "clerk-empty-activity":
    'latestActivity is always an object, with undefined fields where nothing is known; Clerk\'s own page then shows "()".',
  "clerk-country-text": "country is a text of the server's; nothing says that it is an ISO code.",
  "clerk-own-session":
    "Clerk's client sends a revocation of the session that asks; a server that accepts signs it out.",
  "clerk-own-session-refused":
    "A server that does not end a session answers 400 invalid_action_for_session, which does not say that this one asks.",
  "clerk-lost-this": "revoke() is a method of the row and fails without it.",
  "clerk-false-success":
    "revoke() resolves with the status still active where the request failed and the browser is offline or taken for a bot.",
  "clerk-answer-without-status": "revoke() resolves with an emptied row where the answer is no session.",
  "clerk-row-changes":
    "revoke() changes its row in place, also to one without id or activity; that row then asks for another path.",
  "clerk-error-classes":
    "Clerk's error classes differ between the CDN's build and npm, and their names are minified: only fields can be read.",
  "clerk-plain-network-error":
    "A network failure in an ordinary browser is a plain Error without code and status.",
  "clerk-retry-after": "A 429 has the seconds of Retry-After in retryAfter.",
  "clerk-reverification":
    "Ending a session may need a verification of the last ten minutes: 403 session_reverification_required.",
  "clerk-not-authorized":
    "A 401 with action_for_session_not_authorized is about the other session, not about this one.",
  "clerk-401":
    "Any other 401 may be an outage or a sign-out; only the client's own answer without the session tells which.",
  "clerk-no-deadline":
    "Clerk's client has no deadline and tries for up to 38 s; a 401 on the client makes it ask for ever.",
  "clerk-no-signal": "Clerk's client takes no signal.",
  "clerk-late-request":
    "What Clerk's client answers after the deadline must not lead to a revocation that nobody expects.",
};
