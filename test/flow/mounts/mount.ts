import type { Server } from "node:http";

export interface Mount {
  name: string;
  /** Makes a server that does not listen yet. */
  server: () => Promise<Server>;
  /** The application has a body parser before the handler, and the parser itself refuses malformed bodies. */
  hasParser?: boolean;
  /** The server resolves dot segments, as the URL standard does, before the handler sees them. */
  resolvesDots?: boolean;
  /** Requests whose target names a host ("GET http://app.example/…") reach the handler. */
  takesAbsoluteForm?: boolean;
}
