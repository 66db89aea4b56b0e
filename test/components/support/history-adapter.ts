import type { EndedSessionsPage, UserSession } from "../../../src/contract.ts";
import { type HandAdapter, handAdapter } from "./hand-adapter.ts";
import { many } from "./sessions.ts";

export interface HistoryAdapter extends HandAdapter {
  /** The ended ones, newest first; a test may replace them. */
  ended: readonly UserSession[];
  /** What each page says beside its sessions. */
  morePage: Partial<EndedSessionsPage>;
  /** How many sessions a page has. */
  pageSize: number;
  /** The cursor of each page that was asked for; "" = the first one. */
  readonly read: string[];
  /** Runs before a page is answered; throw to fail. */
  beforePage: (cursor: string) => void | Promise<void>;
}

/** As many ended sessions, a day apart, from Jan 3 backwards. */
export function endedSessions(count: number): UserSession[] {
  return many(count + 1)
    .slice(1)
    .map(({ expiresAt: _, ...session }, at) => ({
      ...session,
      id: `ended-${at}`,
      createdAt: new Date(Date.UTC(2025, 11, 31 - at, 9, 15)).toISOString(),
      endedAt: new Date(Date.UTC(2026, 0, 3 - at, 14, 2)).toISOString(),
      endReason: (["signed-out", "expired", "replaced", "revoked"] as const)[at % 4],
    })) as UserSession[];
}

/** A backend that a test holds in its hands, with a history. A cursor is the place of a page. */
export function historyAdapter(change: Partial<HistoryAdapter> = {}): HistoryAdapter {
  const adapter: HistoryAdapter = Object.assign(handAdapter(), {
    ended: endedSessions(3),
    morePage: {},
    pageSize: 20,
    read: [],
    beforePage: () => {},
    async listEndedSessions({ cursor = "" }: { cursor?: string } = {}) {
      adapter.read.push(cursor);
      await adapter.beforePage(cursor);
      const start = Number(cursor);
      const end = start + adapter.pageSize;
      const sessions = structuredClone(adapter.ended.slice(start, end));
      return { sessions, ...(end < adapter.ended.length && { nextCursor: `${end}` }), ...adapter.morePage };
    },
    ...change,
  });
  return adapter;
}
