/** Every documented trap of PropelAuth BYO that the adapter handles: its id and the fact. */
export const propelauthTraps: Readonly<Record<string, string>> = {
  "propelauth-outage-without-details":
    "A lost connection, a page of HTML and an empty answer are all an UnexpectedError without details.",
  "propelauth-no-deadline":
    "The client has neither a deadline nor a signal: a sidecar that hangs is waited for for ever.",
  "propelauth-absent-exports":
    "ResultError is declared as an export and is none at run time; a failure comes as data and is never thrown.",
  "propelauth-refusals-alike":
    "A session that has ended and an outage both come as ok: false; only InvalidSessionToken means signed out.",
  "propelauth-foreign-id":
    "Whether InvalidateSessionById minds another user's session is not documented, so the user's own list decides.",
  "propelauth-user-id":
    "InvalidateSessionById takes an optional userId; without it an id alone ends anybody's session.",
  "propelauth-ends-current": "InvalidateSessionById ends the session that asks like any other.",
  "propelauth-session-not-found":
    "A session that ends between list and act is SessionNotFound, which is no failure and tells nothing of whose it was.",
  "propelauth-metadata": "Rows carry metadata (an e-mail address, a role) and sessionTags.",
  "propelauth-milliseconds": "Times are Unix timestamps of an undocumented unit.",
  "propelauth-refresh-rotates":
    "ValidateAndRefreshSession returns a new token that has to be set as the cookie; the old one may be dead.",
  "propelauth-no-current-flag": "No row says that it is the session that asks; only validation tells its id.",
  "propelauth-undefined-vanishes":
    "Members that are undefined vanish: without a token, ValidateSession is sent with {}.",
  "propelauth-user-agent":
    "A suspicious change of the user agent ends the session, so validation gets the person's own or none.",
  "propelauth-ip-address": "Where rules for addresses exist, a validation without an address is refused.",
  "propelauth-ip-rules":
    "An address that the rules refuse is an IpAddressError: the person is signed in, and not from here.",
  "propelauth-new-device-challenge":
    "NewDeviceChallengeRequired carries a challenge and asks for a step-up; the session lives.",
  "propelauth-device-verification-required":
    "A session with a registered device needs a signed challenge to be validated.",
  "propelauth-device-verification-failed":
    "A challenge signed by another device is a step-up, not a sign-out.",
  "propelauth-ignored-device":
    "ignoreDeviceForVerification lets in whoever has no more than the cookie, so it may list and end nothing.",
  "propelauth-command-not-allowed":
    "Integration keys can be limited to commands: CommandNotAllowed is a wrong setup.",
  "propelauth-stateless-token": "Stateless tokens outlive their session until they expire.",
};
