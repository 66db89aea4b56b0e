import type { createClient } from "@propelauth/byo-node";

/** One request of a page, with the application's client for PropelAuth. */
export interface PropelAuthCall {
  client: ReturnType<typeof createClient>;
  request: Request;
  /** Where the request comes from, as the server that took it knows. */
  ipAddress: string;
}

export type PropelAuthRoute = (call: PropelAuthCall) => Promise<Response>;
