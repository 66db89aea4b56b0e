/** What `onRevoked` is told. */
export interface RevokedSessions {
  /** The sessions that have ended, 1 or more, in the order of the list. Like every id, they are never credentials. */
  ids: string[];
  /** True after a request for all other sessions, even if some of them are still there. */
  all: boolean;
  /** The request that revoked them. Its body has been read. */
  request: Request;
  /** Whose sessions they were, as the list says it. */
  subject?: string;
}
