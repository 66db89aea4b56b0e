import type { SessionList } from "../../contract.ts";
import type { SessionsError } from "../errors.ts";
import type { SignOutResult } from "../sign-out-result.ts";
import type { PendingSignOut } from "./pending-sign-outs.ts";

/** What a guard knows at one moment. Immutable: a new object whenever anything in it changed. */
export interface GuardSnapshot {
  /** The newest accepted list. */
  list: SessionList | undefined;
  /** The same, unless the query that showed it was removed. */
  shown: SessionList | undefined;
  /** When it was accepted, in milliseconds since 1970. Undefined = there is none, or the guard has no clock. */
  receivedAt: number | undefined;
  /** What no list has settled yet, by session id. */
  pendingSignOuts: ReadonlyMap<string, PendingSignOut>;
  /** All others are being revoked. */
  areOthersRunning: boolean;
  /**
   * What became of the last sign-outs, each with its row as last listed, until the next one begins or `dismiss` is called.
   * Those that overlapped stand together, and without sessions that had ended by themselves.
   */
  lastResults: readonly SignOutResult[];
  /** Why the newest list failed; undefined once one succeeds. */
  error: SessionsError | undefined;
  /** The backend said that the current session has ended. False again once a list succeeds. */
  signedOut: boolean;
}
