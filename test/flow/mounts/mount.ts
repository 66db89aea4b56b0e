import type { Server } from "node:http";

export interface Mount {
  name: string;
  /** A server that does not listen yet. */
  server: () => Promise<Server>;
  /** A parser of the application reads the body first, and answers by itself what it refuses. */
  hasParser?: boolean;
  /** Dot segments are resolved before the handler sees them, as the URL standard does. */
  resolvesDots?: boolean;
  /** Requests whose target names a host reach the handler. */
  takesAbsoluteForm?: boolean;
}
