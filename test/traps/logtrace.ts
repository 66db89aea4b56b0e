/** LogTrace's oddities. Each has a mark in `src/logtrace` and a test of its name. */
export const logtraceTraps: Readonly<Record<string, string>> = {
  "logtrace-base-url":
    "Its clients and pages name several base URLs, some with /v1/developers at the end, some without.",
  "logtrace-documented-path":
    "The documentation posts sessions to /v1/sessions, which takes no POST; an API key is for /v1/developers/sessions.",
  "logtrace-swagger-logout":
    "The published API description has POST /v1/sessions/{reference}/logout, which no version registers.",
  "logtrace-status-spelling":
    "The status is case-sensitive, and its spelling depends on the version: ACTIVE or active; anything else is 400.",
  "logtrace-flat-details":
    "The versions that take ACTIVE read device_info and ip_address beside the user, and nothing of request_details.",
  "logtrace-login-time": "login_at must be RFC 3339 with a zone, else 400.",
  "logtrace-no-id":
    "A recorded sign-in is answered with 202 and without an id; a sign-out is found by our own token alone.",
  "logtrace-raw-token":
    "Whatever is sent as token is listed as it is to the whole organisation; the documentation's sample sends the session token.",
  "logtrace-logout-is-no-proof":
    "A logout gets 200 even if it changes nothing, and it ends no session in any case.",
  "logtrace-logout-leaves-status": "A logout sets logout_at and leaves the status as it was.",
  "logtrace-zero-time": "logout_at 0001-01-01T00:00:00Z means that nobody signed out.",
  "logtrace-search-contains":
    "There is no filter by user: search finds the text anywhere in ids, names, addresses and places of the whole organisation.",
  "logtrace-failed-sign-ins": "Failed sign-ins are listed among the sessions.",
  "logtrace-rate-limit":
    "100 requests a minute, counted by IP address: all requests of one server count together.",
  "logtrace-payment-required": "While the subscription is inactive, every request gets 402.",
  "logtrace-key-refused":
    "A wrong key of the application is 401, which says nothing of the person who is signed in.",
};
