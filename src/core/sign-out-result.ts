import type { SessionsError } from "./errors.ts";

/**
 * What became of a session that somebody asked to end. `revoked` and `already-gone` are said only when a list says so;
 * `unknown` means that no list could be had yet.
 */
export type SignOutOutcome = "revoked" | "already-gone" | "still-listed" | "refused" | "unknown";

export interface SignOutResult {
  id: string;
  outcome: SignOutOutcome;
  error?: SessionsError;
}

/** What no list has settled yet about one id. */
export interface PendingSignOut {
  state: "signing-out" | "failed" | "unknown";
  error?: SessionsError;
}

/** Asks the person to prove who they are; resolves when they did, rejects when they would not. */
export type ReauthHandler = (need: "list" | "sign-out") => Promise<void>;

/** A list proved that this session has ended, whoever ended it. */
export function isGone({ outcome }: Pick<SignOutResult, "outcome">): boolean {
  return outcome === "revoked" || outcome === "already-gone";
}
