import type { UserSession } from "../../src/index.ts";
import { othersWith } from "./others-with.ts";

/** This device and three others, of which everything is known. */
export function knownThroughout(): UserSession[] {
  const known = { signInMethod: "passkey", idleExpiresAt: "2026-01-17T21:25:00.000Z" };
  return othersWith(known, known, known).map((session) => ({ ...session, ...(session.isCurrent && known) }));
}
