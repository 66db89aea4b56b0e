/** One sign-in, as the application stores it. */
export interface SessionRow {
  id: string;
  userId: string;
  /** What the cookie holds. It never leaves the server. */
  token: string;
  createdAt: string;
  /** When the password was last asked for. */
  confirmedAt: string;
  userAgent: string;
  ipAddress: string;
}

export type SessionStore = Map<string, SessionRow>;

/** Stands for the application's own table of sessions, by id. */
export const sessionStore: SessionStore = new Map();
