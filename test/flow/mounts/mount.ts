import type { Server } from "node:http";

export interface Mount {
  name: string;
  /** Makes a server that does not listen yet. */
  server: () => Promise<Server>;
  /** A body parser of the application comes before the handler, and refuses malformed bodies by itself. */
  hasParser?: boolean;
  /** The server resolves dot segments, as the URL standard does, before the handler sees them. */
  resolvesDots?: boolean;
  /** Requests whose target names a host ("GET http://app.example/…") reach the handler. */
  takesAbsoluteForm?: boolean;
}
