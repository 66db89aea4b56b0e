import type { SessionList } from "../../src/contract.ts";
import type { Ended } from "./reference-server.ts";

/** One request, as the transport saw it. Its times are those of the event clock. */
export interface SentRequest {
  on: "list" | "revoke" | "revoke-others";
  /** The ids that it asks to revoke. For `revoke-others` those that the client showed. */
  ids: string[];
  /** Whose cookie it carries, by the beginning of their ids. */
  as: string;
  startedAt: number;
  /** The reply came, the deadline passed, or the client aborted it. */
  settledAt?: number;
  /** From here on the client has had the time to notice that, since all microtasks ran. */
  noticedAt?: number;
  succeeded?: boolean;
  /** The code of the reply, or `timeout`; `junk` if it was not a SessionsError. */
  code?: string;
  /** The sessions that it ended on the server, perhaps after the deadline. */
  ended: Ended[];
  signal?: AbortSignal | undefined;
}

/** A list that the server really produced. */
export interface ListResponse {
  /** Also a member of the list, so that a shown list names the response it came in. */
  number: number;
  request: SentRequest;
  readAt: number;
  list: SessionList;
  /** When a guard accepted it. Absent = none has, or it came past the guards. */
  acceptedAt?: number;
  /** When it came in, in milliseconds since 1970. Absent as above. */
  receivedAt?: number;
  /** Some of its rows were made unreadable on the way. */
  isBroken?: boolean;
}
