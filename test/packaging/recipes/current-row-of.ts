import { type SessionRow, sessionStore } from "./session-store.ts";

/** The session whose cookie came with the request. */
export function currentRowOf(request: Request, store = sessionStore): SessionRow | undefined {
  const token = /(?:^|; )sid=([^;]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  return [...store.values()].find((row) => row.token === token);
}
