import type { SignOutResult } from "./guard.ts";

/** A list proved that this session has ended, whoever ended it. */
export function isGone({ outcome }: Pick<SignOutResult, "outcome">): boolean {
  return outcome === "revoked" || outcome === "already-gone";
}
