/** A session of Clerk's client, with the user whose sessions are listed. */
export interface ClerkSession {
  readonly id: string;
  readonly status: string;
  /** Not null: somebody else acts as the user. */
  readonly actor?: unknown;
  readonly user: { getSessions(): Promise<unknown[]> } | null;
}

/** The part of Clerk that the adapter uses, as `useClerk()` returns it or `new Clerk(…)` makes it. */
export interface ClerkInstance {
  /** This tab's session. */
  readonly session?: { readonly id: string } | null | undefined;
  /** This browser, with all accounts that are signed in on it; undefined until Clerk has loaded. */
  readonly client?:
    | {
        readonly id?: string | undefined;
        readonly sessions: readonly ClerkSession[];
        reload(): Promise<unknown>;
      }
    | undefined;
}
