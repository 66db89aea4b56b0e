import { type SessionRow, type SessionStore, sessionStore } from "../../packaging/recipes/session-store.ts";

const row = (userId: string, place: string): SessionRow => ({
  id: `${userId}-${place}`,
  userId,
  token: `canary-token-${userId}-${place}`,
  createdAt: "2026-01-15T12:00:00.000Z",
  confirmedAt: "2026-01-15T12:00:00.000Z",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:134.0) Gecko/20100101 Firefox/134.0",
  ipAddress: "203.0.113.7",
});

/**
 * Replaces the rows of the store with those of two people, three sessions each.
 *
 * @param extra names of further sessions, which are Ann's.
 */
export function seedStore(extra: readonly string[] = [], store: SessionStore = sessionStore): void {
  store.clear();
  const places = ["laptop", "phone", "tablet"];
  const rows = [...places, ...extra].map((place) => row("ann", place));
  for (const one of [...rows, ...places.map((place) => row("ben", place))]) store.set(one.id, one);
}
