/** What a command of PropelAuth comes to. The client never throws. */
export type PropelAuthResult = { ok: true; data: unknown } | { ok: false; error: unknown };

/** What a browser with a registered device has signed for this request. */
export interface PropelAuthDeviceVerification {
  signedDeviceChallenge: string;
  requestUrl?: string;
  requestMethod?: string;
}

/** The part of the application's own client that the adapter calls, as `createClient()` of `@propelauth/byo-node` returns it. */
export interface PropelAuthClient {
  session: {
    validate(command: {
      sessionToken: string;
      userAgent?: string;
      ipAddress?: string;
      deviceVerification?: PropelAuthDeviceVerification;
      ignoreDeviceForVerification?: boolean;
    }): Promise<PropelAuthResult>;
    fetchAllForUser(command: { userId: string }): Promise<PropelAuthResult>;
    invalidateById(command: { sessionId: string; userId: string }): Promise<PropelAuthResult>;
    invalidateAllForUserExceptOne(command: {
      userId: string;
      sessionTokenToKeep: string;
    }): Promise<PropelAuthResult>;
  };
}
