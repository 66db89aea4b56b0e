import type { SessionsAdapter } from "../../../src/contract.ts";
import { SessionsError } from "../../../src/core/errors.ts";

/** A backend whose sessions the test can add to and take from. */
export function backendOf(...initial: string[]): { living: Set<string>; adapter: SessionsAdapter } {
  const living = new Set(initial);
  const adapter: SessionsAdapter = {
    name: "set",
    listSessions: async () => ({ sessions: [...living].map((id) => ({ id, isCurrent: id === "own" })) }),
    async revokeSession(id) {
      if (!living.delete(id)) throw new SessionsError("not-found", "There is no such session.");
    },
    async revokeOtherSessions() {
      for (const id of living) if (id !== "own") living.delete(id);
    },
  };
  return { living, adapter };
}
