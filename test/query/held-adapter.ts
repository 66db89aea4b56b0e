import type { SessionList, SessionsAdapter, UserSession } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";

type Answer = SessionList | SessionsError;

/** A backend in a test's hand: it holds the truth and the calls, and answers at once unless it is told to wait. */
export interface HeldAdapter extends SessionsAdapter {
  sessions: UserSession[];
  /** What came in, in order: "list", "revoke a", "others". */
  calls: string[];
  /** Answers of the next lists; when empty, the truth. */
  nextLists: Answer[];
  nextRevokes: (SessionsError | undefined)[];
  /** Until `release`, no call answers. */
  hold(): void;
  release(): void;
  extra: Partial<SessionList>;
}

export function heldAdapter(sessions: UserSession[], name = "held"): HeldAdapter {
  let gate = Promise.resolve();
  let open = () => {};
  const adapter: HeldAdapter = {
    name,
    sessions,
    calls: [],
    nextLists: [],
    nextRevokes: [],
    extra: {},
    hold() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    release: () => open(),
    async listSessions() {
      adapter.calls.push("list");
      const answer = adapter.nextLists.shift();
      await gate;
      if (answer instanceof SessionsError) throw answer;
      return answer ?? structuredClone({ sessions: adapter.sessions, ...adapter.extra });
    },
    async revokeSession(id) {
      adapter.calls.push(`revoke ${id}`);
      const error = adapter.nextRevokes.shift();
      await gate;
      if (error) throw error;
      adapter.sessions = adapter.sessions.filter((session) => session.id !== id);
    },
    async revokeOtherSessions() {
      adapter.calls.push("others");
      const error = adapter.nextRevokes.shift();
      await gate;
      if (error) throw error;
      adapter.sessions = adapter.sessions.filter(({ isCurrent }) => isCurrent);
    },
  };
  return adapter;
}

/** One current session and others of the given ids. */
export function sessionsOf(...others: string[]): UserSession[] {
  return [
    { id: "me", isCurrent: true },
    ...others.map((id, index) => ({
      id,
      isCurrent: false,
      lastActiveAt: new Date(Date.UTC(2026, 10, 20 - index)).toISOString(),
    })),
  ];
}
