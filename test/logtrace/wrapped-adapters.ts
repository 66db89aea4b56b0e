import type { SessionsAdapter, UserSession } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import type { WithLogTraceOptions } from "../../src/logtrace/index.ts";

/** The current session, two others, and one that can't be revoked. */
export const fourSessions: UserSession[] = [
  { id: "own", isCurrent: true },
  { id: "phone", isCurrent: false },
  { id: "laptop", isCurrent: false },
  { id: "kept", isCurrent: false, notRevocable: { reason: "managed-elsewhere" } },
];

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

/** Options of `withLogTrace` that note which sign-outs are recorded and what `onError` is told, each at once. */
export function noting() {
  const recorded: string[] = [];
  const told: string[] = [];
  const options = {
    recorder: {
      async recordSignOut(id: string) {
        recorded.push(id);
      },
    },
    onError: ({ message }) => told.push(message),
  } satisfies WithLogTraceOptions;
  return { ...options, recorded, told };
}

/** Resolves when what runs in the background has nothing more to wait for. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));
