import type { SessionsAdapter } from "your-devices/server";
import { currentRowOf } from "./current-row-of.ts";
import { sessionStore } from "./session-store.ts";

/** The sessions of the person whose cookie came with the request; null if nobody is signed in. */
export async function sessionsOf(request: Request, store = sessionStore): Promise<SessionsAdapter | null> {
  const current = currentRowOf(request, store);
  if (!current) return null;
  const ownRows = () => [...store.values()].filter((row) => row.userId === current.userId);

  return {
    name: "own-table",

    async listSessions() {
      const sessions = ownRows().map(({ id, createdAt, userAgent, ipAddress }) => ({
        id,
        createdAt,
        userAgent,
        ipAddress,
        isCurrent: id === current.id,
      }));
      return { sessions, subject: current.userId };
    },

    async revokeSession(id) {
      if (ownRows().some((row) => row.id === id)) store.delete(id);
    },

    async revokeOtherSessions() {
      for (const { id } of ownRows()) if (id !== current.id) store.delete(id);
    },
  };
}
