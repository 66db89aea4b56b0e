import { createSessionsHandler, type SessionsAdapter } from "your-devices/server";

interface Row {
  id: string;
  userId: string;
  /** What the cookie holds. It never leaves the server. */
  token: string;
  createdAt: string;
  userAgent: string;
  ipAddress: string;
}

/** The application's table of sessions. Whoever starts the server fills it. */
const rows: Row[] = JSON.parse(process.env.SESSIONS ?? "[]");

function rowOf(request: Request): Row | undefined {
  const token = /(?:^|; )sid=([^;]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  return rows.find((row) => row.token === token);
}

/** The user whose cookie came with the request; null if nobody is signed in. */
export function userIdOf(request: Request): string | null {
  return rowOf(request)?.userId ?? null;
}

/** Hands out whole addresses, and more of each row than anybody asked for. */
export function sessionsOf(request: Request): SessionsAdapter | null {
  const current = rowOf(request);
  if (!current) return null;
  const own = () => rows.filter(({ userId }) => userId === current.userId);
  return {
    name: "own-table",
    listSessions: async () => ({ sessions: own().map((row) => ({ ...row, isCurrent: row === current })) }),
    async revokeSession(id) {
      const index = rows.findIndex((row) => row.id === id && row.userId === current.userId);
      if (index >= 0) rows.splice(index, 1);
    },
  };
}

export const handleDevices = createSessionsHandler({ basePath: "/api/devices", adapter: sessionsOf });
