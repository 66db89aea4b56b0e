/** A session as LogTrace lists it. A test that edits one travels in time. */
export interface LogTraceRow {
  id: string;
  user_id: string;
  username: string;
  login_at: string;
  /** Go's zero time until a logout. */
  logout_at: string;
  /** Whatever the application sent. */
  token: string;
  status: string;
  metadata: object;
  created_at: string;
  operating_system: string;
  http_method: string;
  http_status_code: number;
  http_endpoint: string;
  http_request_duration: string;
  ip_address: string;
  client_user_agent: string;
  geo_ip_location: string;
  /** Versions that take ACTIVE have these two instead of user agent and derived place, as the application sent them. */
  device_info?: string;
  location?: string;
}

export interface LogTraceRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  text: string;
}

/** What happens instead of a response. `lost-answer` does what was asked first. */
export type LogTraceFailure =
  | { status: number; headers?: Record<string, string>; text?: string }
  | "html"
  | "hang"
  | "network"
  | "lost-answer";

/** Everything that a LogTrace knows, and how this one behaves. A test may read and change it at any time. */
export interface LogTraceState {
  apiKey: string;
  bearerToken: string;
  /** If set, the dashboard's user is in several organisations, and the header has to name this one. */
  organizationId: string | undefined;
  /** The spellings that this version takes. Older ones: ["ACTIVE", "INACTIVE"]; they read only the flat members. */
  statuses: readonly string[];
  /** Older versions set `logout_at` and leave the status. In the newest source, a token alone changes nothing. */
  logout: "sets-time" | "changes-nothing";
  /** The status of an accepted sign-in; older versions: 201. Neither comes with an id. */
  accepted: 201 | 202;
  /** With 202: only `store` stores what was accepted, as a slow worker would. */
  storesLater: boolean;
  /** Counts requests with an API key, not those of the dashboard. */
  requestsPerMinute: number;
  maxPerPage: number;
  /** From IP address to place. */
  places: Record<string, string>;
  isSubscriptionActive: boolean;
  failure: LogTraceFailure | ((request: LogTraceRequest) => LogTraceFailure | undefined) | undefined;
  /** The stored sessions, in the order in which they were recorded. */
  sessions: LogTraceRow[];
  /** Accepted but not stored: not listed, and not found by a logout. */
  queued: LogTraceRow[];
  /** Every request, in the order in which they came. */
  requests: LogTraceRequest[];
}
