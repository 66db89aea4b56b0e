import type { SessionsError } from "./errors.ts";

/** What became of one session that somebody asked to revoke. */
export interface SignOutResult {
  /** The session's id. */
  id: string;
  /** What the newest list, or the backend's own refusal, says of it. */
  outcome: SignOutOutcome;
  /** Why nothing was sent, or why the request failed. Absent = the backend said yes, or the session is gone. */
  error?: SessionsError;
}

/**
 * `revoked` and `already-gone` (it had ended before) are said only if a list says so. `still-listed`: a list made after
 * the request has it. `refused`: the backend or the guard said no, and nothing was revoked. `unknown`: no list could
 * tell yet.
 */
export type SignOutOutcome = "revoked" | "already-gone" | "still-listed" | "refused" | "unknown";

/** True if a list said that the session has ended, whoever ended it. */
export function isGone({ outcome }: Pick<SignOutResult, "outcome">): boolean {
  return outcome === "revoked" || outcome === "already-gone";
}

/** What no list has settled yet about one session. */
export interface PendingSignOut {
  /** `failed` stays until the next try, or until the row leaves. `unknown` stays until a list can tell. */
  state: "signing-out" | "failed" | "unknown";
  error?: SessionsError;
  /** When the error arose, in milliseconds since 1970. Absent = no error, or the guard has no clock. */
  failedAt?: number;
}

/**
 * Lets the person confirm who they are. Resolves once they did, rejects if they declined.
 *
 * @param need what the backend asked it for: to list, or to sign a device out.
 */
export type ReauthHandler = (need: "list" | "sign-out") => Promise<void>;
