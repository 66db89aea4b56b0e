import type { UserSession } from "../contract.ts";
import type { SessionsError } from "./errors.ts";

/** What became of one session that somebody asked to revoke. */
export interface SignOutResult {
  /** The session's id. Absent = all others, if the backend was to revoke them in one request and no list could name them. */
  id?: string;
  /** What the newest list, or the backend's own refusal, says of it. */
  outcome: SignOutOutcome;
  /** Why nothing was sent, or why the request failed. Absent = the backend said yes, or the session is gone. */
  error?: SessionsError;
  /**
   * Until when it may go on working, ISO 8601 by the server's clock: `revocationLagSeconds` of the list, from the moment at
   * which the request was sent. Absent = it ended at once, nobody knows, or it is not gone.
   */
  worksUntil?: string;
  /** Its row as last listed. Filled in `lastResults` of `useDevices`; absent = no list of that time had it. */
  session?: UserSession;
  /**
   * The device as the page showed it when it was asked for: `name` is distinct in the page's list, `place` is "Athens,
   * Greece". Filled by `useDevices`; absent = the raw hooks, or a device that the page did not know.
   */
  device?: { name: string; place?: string };
}

/**
 * `revoked` and `already-gone` (it had ended before) are said only if a list says so. `still-listed`: a list made after
 * the request has it. `refused`: the backend or the guard said no, and nothing was revoked. `unknown`: no list could
 * tell yet.
 */
export type SignOutOutcome = "revoked" | "already-gone" | "still-listed" | "refused" | "unknown";

/** True if nothing was signed out, by a refusal or by a list. */
export function isFailure({ outcome }: Pick<SignOutResult, "outcome">): boolean {
  return outcome === "refused" || outcome === "still-listed";
}

/** True if a list said that the session has ended, whoever ended it. */
export function isGone({ outcome }: Pick<SignOutResult, "outcome">): boolean {
  return outcome === "revoked" || outcome === "already-gone";
}
