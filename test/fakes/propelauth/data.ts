export interface FakeRequest {
  command: string;
  data: Record<string, unknown>;
}

export interface PropelAuthFake extends FakeState {
  /** Answers `POST …/run-command`. Rejects where the connection is to break. */
  handle(request: Request): Promise<Response>;
  /** What was asked, in order. */
  requests: FakeRequest[];
  failure: FakeFailure | undefined;
  /** Signs somebody in, past the wire. */
  signIn(command: CreateCommand): FakeSession;
}

export interface FakeState {
  rules: FakeRules;
  /** All that have not been ended; may be edited. */
  sessions: FakeSession[];
}

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

/** How this sidecar is configured; may be changed at any time. */
export interface FakeRules {
  integrationKey: string;
  /** Commands that the integration key allows; undefined = all. */
  allowedCommands?: string[] | undefined;
  /** The unit is documented nowhere. */
  timeUnit: "seconds" | "milliseconds";
  sessionLifetimeSeconds: number;
  /** Per user. */
  maxSessions?: number | undefined;
  /** Addresses that may come. With it a missing address is refused too. */
  allowedIpAddresses?: string[] | undefined;
  /** False: InvalidateSessionById overlooks its `userId`, which no document excludes. */
  checksUserId: boolean;
}

/** What goes wrong from now on. */
export type FakeFailure = {
  /** Which commands it is about; undefined = all. */
  commands?: readonly string[];
} & (
  | { kind: "status"; status: number; body: unknown; contentType?: string }
  /** Nothing is ever answered. */
  | { kind: "hang" }
  /** The connection breaks, before the command took effect or after. */
  | { kind: "network"; when: "before" | "after" }
);

/** What a command fails with. Statuses of errors are not published: these are made up. */
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
