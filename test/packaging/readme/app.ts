/** The application that the README's "Your own backend" is about: a store of sessions, and who asks. */
export interface Session {
  id: string;
  userId: string;
}

export interface Row {
  id: string;
  createdAt: Date;
  userAgent: string | null;
}

export const rows = new Map<string, Row[]>();

export const store = {
  list: async (userId: string): Promise<Row[]> => rows.get(userId) ?? [],
  end: async (userId: string, id: string): Promise<{ count: number }> => {
    const before = rows.get(userId) ?? [];
    const left = before.filter((row) => row.id !== id);
    rows.set(userId, left);
    return { count: before.length - left.length };
  },
};

/** The cookie says "<user>/<session>"; a real one is a secret. */
export async function sessionOf(request: Request): Promise<Session | null> {
  const [userId = "", id = ""] = request.headers.get("cookie")?.split("/") ?? [];
  return (rows.get(userId) ?? []).some((row) => row.id === id) ? { id, userId } : null;
}

/** The database of "The table you have": a test puts one in. */
export const database = {
  run: async (_text: string, _values: unknown[]): Promise<unknown[]> => [],
};

/** As node-postgres has it. */
export const pool = {
  query: async (text: string, values: unknown[]) => ({ rows: await database.run(text, values) }),
};

/** The cookie says "<user>/<key>". */
export async function callerOf(request: Request): Promise<{ userId: string; key: string } | null> {
  const [userId = "", key = ""] = request.headers.get("cookie")?.split("/") ?? [];
  return key ? { userId, key } : null;
}
