import type { SessionList } from "../../src/contract.ts";
import type { Ended } from "./reference-server.ts";

/** One request, as the transport saw it; instants are those of the event clock. */
export interface Call {
  on: "list" | "revoke" | "revoke-others";
  /** What it asks to end. For `revoke-others` the ids that the client showed. */
  ids: string[];
  startedAt: number;
  /** The reply came, the deadline passed, or the caller stopped waiting. */
  settledAt?: number;
  /** From here on the client has had the time to notice that: all microtasks ran. */
  noticedAt?: number;
  succeeded?: boolean;
  /** The code of the reply, or `timeout`; `junk` where it was no SessionsError. */
  code?: string;
  /** What it ended on the server, perhaps after the deadline. */
  ended: Ended[];
  signal?: AbortSignal | undefined;
}

/** A list that the server really produced. */
export interface ListAnswer {
  /** Also the list's `serverTime`, so that a shown list names the answer it is. */
  number: number;
  call: Call;
  readAt: number;
  list: SessionList;
  /** When a client took it over. */
  acceptedAt?: number;
}
