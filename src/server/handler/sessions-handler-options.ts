import type { SessionsAdapter } from "../../core/contract.ts";

export interface SessionsHandlerOptions {
  /**
   * The adapter for the person who sends this request, or null where nobody is signed in. Called once for each request,
   * before its body is read: it must leave the body alone, or read a `request.clone()`. A `SessionsError` that it throws
   * is answered as such, which makes it the place for rate limits and recent authentication.
   */
  adapter: (request: Request) => SessionsAdapter | null | Promise<SessionsAdapter | null>;
  /** The path under which the handler is mounted, as the browser sees it: "/api/devices". */
  basePath: string;
  /**
   * The application's own public origins: `["https://app.example"]`. Needed for browsers that send no `Sec-Fetch-Site`;
   * other origins stay shut out, since the cookie would come along.
   */
  allowedOrigins?: readonly string[];
  /** How IP addresses leave: "203.0.113.0/24" (masked), as they are (full), or not at all (none). Default masked. */
  ipAddress?: "masked" | "full" | "none";
  /**
   * Deadline of the whole answer, in milliseconds: the `adapter` callback, the request's body, and all that the adapter
   * then does. `restAdapter` gives up after 15000. Default 10000.
   */
  timeoutMs?: number;
  /**
   * Called with what was thrown for every answer of 500 or above, and where `allowedOrigins` is missing. The error may
   * hold what an upstream said, so keep it on the server. Default: one line on the console, without the error's text.
   */
  onError?: (error: unknown, request: Request) => unknown;
}
