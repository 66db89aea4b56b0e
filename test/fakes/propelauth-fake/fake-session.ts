/** A session as the fake keeps it. All times are in Unix seconds. */
export interface FakeSession {
  sessionId: string;
  /** What the cookie holds. Never in a list. */
  token: string;
  userId: string;
  createdAt: number;
  expiresAt: number;
  lastActivityAt: number;
  userAgent?: string;
  ipAddress?: string;
  tags?: string[];
  metadata?: unknown;
  /** The key of a registered device, which has to sign for each validation. */
  deviceKey?: string;
  /** A device of this session has to be registered first. */
  needsNewDevice?: boolean;
  /** False: validation knows it and the list lacks it. */
  isListed: boolean;
}
