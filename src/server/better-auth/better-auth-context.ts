/** The part of Better Auth's context that the adapter reads. Durations are in seconds. */
export interface BetterAuthContext {
  options: object;
  secondaryStorage?: unknown;
  sessionConfig: { updateAge: number; freshAge: number; expiresIn: number };
  authCookies: { sessionData: { attributes: { maxAge?: number | undefined } } };
  /** Knows the secondary storage too. Reads at most `advanced.database.defaultFindManyLimit` rows of a database. */
  internalAdapter: {
    listSessions(userId: string, options: { onlyActiveSessions: true }): Promise<unknown[]>;
    findSession(token: string): Promise<{ session: object } | null>;
    updateSession(token: string, changes: Record<string, unknown>): Promise<unknown>;
  };
  /** The database alone. */
  adapter: {
    findMany(query: {
      model: "session";
      where: { field: string; value: string | Date; operator?: "gt" }[];
      limit: number;
      sortBy?: { field: string; direction: "desc" };
    }): Promise<unknown[]>;
  };
}
