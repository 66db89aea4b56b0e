/** The request by which a person signed in. */
export interface LogTraceSignInRequest {
  /** One whole address, from your own proxy and not from what the client says. LogTrace derives the place from it. */
  ipAddress?: string;
  userAgent?: string;
  /** "macOS". Default: as the user agent says. */
  operatingSystem?: string;
  /** "POST" */
  method?: string;
  /** "/login". Origin, query and fragment of a URL are left out, since they may hold a credential. */
  endpoint?: string;
}

/** A person has signed in. */
export interface LogTraceSignIn {
  /** The session's id, as the adapter lists it; never its token. LogTrace gets a reference in its place. */
  sessionId: string;
  /** By which `logTraceHistory` finds it again. */
  userId: string;
  /** Shown in LogTrace's dashboard. */
  userName?: string;
  /** When; a text has to be ISO 8601 with a zone. Default: now. */
  signedInAt?: Date | string;
  request?: LogTraceSignInRequest;
}
