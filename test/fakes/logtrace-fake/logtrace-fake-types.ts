/** A session as LogTrace lists it. Editing one is time travel. */
export interface LogTraceRow {
  id: string;
  user_id: string;
  username: string;
  login_at: string;
  /** Go's zero time while nobody signed out. */
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
  /** Of the versions that take ACTIVE, in place of user agent and derived place: both as the application sent them. */
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

/** What happens in place of an answer; `lost-answer` takes effect before it. */
export type LogTraceFailure =
  | { status: number; headers?: Record<string, string>; text?: string }
  | "html"
  | "hang"
  | "network"
  | "lost-answer";

export interface LogTraceFake {
  handle(request: Request): Promise<Response>;
  apiKey: string;
  bearerToken: string;
  /** Where the dashboard's user is in several organisations, the header must name this one. */
  organizationId: string | undefined;
  /** The spellings that this version takes. Older ones: ["ACTIVE", "INACTIVE"]; they read the flat members alone. */
  statuses: readonly string[];
  /** Older versions set `logout_at` and leave the status. By the newest source a token alone changes nothing. */
  logout: "sets-time" | "changes-nothing";
  /** The status of an accepted sign-in; older versions: 201. Neither has an id. */
  accepted: 201 | 202;
  /** With 202: what is accepted is stored only by `store`, as by a worker that is slow. */
  storesLater: boolean;
  /** Stores what was accepted. */
  store(): void;
  /** By an API key; the dashboard's are not counted. */
  requestsPerMinute: number;
  maxPerPage: number;
  /** From IP address to place. */
  places: Record<string, string>;
  isSubscriptionActive: boolean;
  failure: LogTraceFailure | ((request: LogTraceRequest) => LogTraceFailure | undefined) | undefined;
  /** The truth, in the order in which it was recorded. */
  sessions: LogTraceRow[];
  /** Accepted and not stored: neither listed, nor found by a logout. */
  queued: LogTraceRow[];
  /** Every request, in the order in which they came. */
  requests: LogTraceRequest[];
}
