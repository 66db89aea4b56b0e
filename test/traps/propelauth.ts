/** Documented oddities of PropelAuth BYO and its client, each by its id. */
export const propelauthTraps: Readonly<Record<string, string>> = {
  "propelauth-outage-without-details":
    "A lost connection, a page of HTML and an empty response are all an UnexpectedError without details.",
  "propelauth-no-deadline":
    "The client has neither a deadline nor a signal, so it waits for ever for a sidecar that hangs.",
  "propelauth-absent-exports":
    "The types declare a ResultError that does not exist at run time; a failure comes as data and is never thrown.",
  "propelauth-refusals-alike":
    "A session that has ended and an outage both come as ok: false; only InvalidSessionToken means signed out.",
  "propelauth-foreign-id":
    "No document says that InvalidateSessionById protects another user's session, so the user's own list decides.",
  "propelauth-user-id":
    "InvalidateSessionById takes an optional userId; without it an id alone ends anybody's session.",
  "propelauth-ends-current": "InvalidateSessionById ends the current session like any other.",
  "propelauth-session-not-found":
    "A session that ends between the list and its revocation is SessionNotFound, which is not a failure and does not tell whose it was.",
  "propelauth-metadata": "Rows carry metadata (an e-mail address, a role) and sessionTags.",
  "propelauth-milliseconds": "Times are Unix timestamps of an undocumented unit.",
  "propelauth-refresh-rotates":
    "ValidateAndRefreshSession returns a new token that has to be set as the cookie; the old one may be dead.",
  "propelauth-no-current-flag": "No row says that it is the current session; only validation tells its id.",
  "propelauth-undefined-vanishes":
    "Undefined members vanish on the wire: without a token, ValidateSession is sent with {}.",
  "propelauth-user-agent":
    "A suspicious change of the user agent ends the session, so only the person's own may be sent.",
  "propelauth-ip-address": "If rules for IP addresses exist, a validation without an address is refused.",
  "propelauth-ip-rules":
    "An address that the rules refuse is an IpAddressError: the person is signed in, but may not come from there.",
  "propelauth-new-device-challenge":
    "NewDeviceChallengeRequired carries a challenge and asks for a step-up; the session lives.",
  "propelauth-device-verification-required":
    "A session with a registered device needs a signed challenge to be validated.",
  "propelauth-device-verification-failed":
    "A challenge signed by another device is a step-up, not a sign-out.",
  "propelauth-ignored-device":
    "With ignoreDeviceForVerification the cookie alone is enough, so it may be used for a list and never for a revocation.",
  "propelauth-command-not-allowed":
    "Integration keys can be limited to some commands: CommandNotAllowed is a wrong setup.",
  "propelauth-stateless-token": "Stateless tokens outlive their session until they expire.",
};
