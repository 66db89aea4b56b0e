import type { SessionsAdapter } from "../../core/contract.ts";
import type { Fields } from "../../core/is-fields.ts";
import type { ResolvedOptions } from "./resolve-options.ts";

/** A request that passed every check, for the adapter of the person who sent it. */
export interface Call {
  adapter: SessionsAdapter;
  /** Aborts at the deadline; the handler asks the adapter for nothing more after it. */
  signal: AbortSignal;
  /** The body's own members, not yet read. */
  body: Fields;
  cursor: string | undefined;
  ipAddress: ResolvedOptions["ipAddress"];
}
