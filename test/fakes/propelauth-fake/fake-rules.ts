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
