import type { UserSession } from "../../../src/contract.ts";

/** What `withLogTrace` is tried on: the session that asks, two others, and one that can't be ended. */
export const fourSessions: UserSession[] = [
  { id: "own", isCurrent: true },
  { id: "phone", isCurrent: false },
  { id: "laptop", isCurrent: false },
  { id: "kept", isCurrent: false, notRevocable: { reason: "managed-elsewhere" } },
];
