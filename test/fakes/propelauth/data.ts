export interface FakeRequest {
  command: string;
  data: Record<string, unknown>;
}

export interface PropelAuthFake extends FakeState {
  /** Responds to `POST …/run-command`. Rejects if the connection is to break. */
  handle(request: Request): Promise<Response>;
  /** Every request that arrived, in order. */
  requests: FakeRequest[];
  failure: FakeFailure | undefined;
  /** Creates a session without a request. */
  signIn(command: CreateCommand): FakeSession;
}

export interface FakeState {
  rules: FakeRules;
  /** All living sessions. Tests may change them. */
  sessions: FakeSession[];
}

/** A session in the fake. All times are in seconds since 1970. */
export interface FakeSession {
  sessionId: string;
  /** The content of the cookie, which no list has. */
  token: string;
  userId: string;
  createdAt: number;
  expiresAt: number;
  lastActivityAt: number;
  userAgent?: string;
  ipAddress?: string;
  tags?: string[];
  metadata?: unknown;
  /** The key of the registered device, which has to sign for each validation. */
  deviceKey?: string;
  /** This session has to register a device first. */
  needsNewDevice?: boolean;
  /** False: it is valid, but the list lacks it. */
  isListed: boolean;
}

/** The configuration of the sidecar. Tests may change it at any time. */
export interface FakeRules {
  integrationKey: string;
  /** The commands that the integration key allows. Default: all. */
  allowedCommands?: string[] | undefined;
  /** No document says which one PropelAuth uses. */
  timeUnit: "seconds" | "milliseconds";
  sessionLifetimeSeconds: number;
  /** Per user. */
  maxSessions?: number | undefined;
  /** The only IP addresses that are accepted. A missing address is refused, too. */
  allowedIpAddresses?: string[] | undefined;
  /** False: InvalidateSessionById ignores its `userId`. No document rules that out. */
  checksUserId: boolean;
}

/** A failure of all requests from now on. */
export type FakeFailure = {
  /** The commands that fail. Default: all. */
  commands?: readonly string[];
} & (
  | { kind: "status"; status: number; body: unknown; contentType?: string }
  /** There is never a response. */
  | { kind: "hang" }
  /** The connection breaks, before the command takes effect or after. */
  | { kind: "network"; when: "before" | "after" }
);

/** The failure of a command. PropelAuth does not publish the statuses of errors, so these are invented. */
export class FakeError extends Error {
  readonly status: number;
  readonly body: { type: string; details?: unknown };

  constructor(type: string, details?: unknown, status = 400) {
    super(type);
    this.status = status;
    this.body = details === undefined ? { type } : { type, details };
  }
}

export type CreateCommand = Pick<FakeSession, "userId"> &
  Partial<Pick<FakeSession, "userAgent" | "ipAddress" | "tags" | "metadata">>;
