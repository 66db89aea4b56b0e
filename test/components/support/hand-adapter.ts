import type { SessionList, SessionsAdapter, UserSession } from "../../../src/contract.ts";
import { now, sessions } from "./sessions.ts";

export interface HandAdapter extends SessionsAdapter {
  /** The truth; a test may replace it. */
  sessions: readonly UserSession[];
  /** What each list says beside the sessions. */
  more: Partial<SessionList>;
  /** What was asked to end, in order; "*" = all others. */
  readonly asked: string[];
  /** Runs before the list is answered; throw to fail. */
  beforeList: () => void | Promise<void>;
  /** Runs before something ends; throw to fail. */
  beforeEnd: (id: string) => void | Promise<void>;
  /** Which of the others "all others" leaves, as a backend does that fails half way. */
  spared: readonly string[];
  revokeSession(id: string): Promise<void>;
  revokeOtherSessions(): Promise<void>;
}

/** A backend that a test holds in its hands. */
export function handAdapter(change: Partial<HandAdapter> = {}): HandAdapter {
  const end = (isEnded: (session: UserSession) => boolean) => {
    adapter.sessions = adapter.sessions.filter((session) => session.isCurrent || !isEnded(session));
  };
  const adapter: HandAdapter = {
    name: "hand",
    sessions,
    more: {},
    asked: [],
    spared: [],
    beforeList: () => {},
    beforeEnd: () => {},
    async listSessions() {
      await adapter.beforeList();
      return { sessions: structuredClone([...adapter.sessions]), serverTime: now, ...adapter.more };
    },
    async revokeSession(id) {
      adapter.asked.push(id);
      await adapter.beforeEnd(id);
      end((session) => session.id === id);
    },
    async revokeOtherSessions() {
      adapter.asked.push("*");
      await adapter.beforeEnd("*");
      end(({ id }) => !adapter.spared.includes(id));
    },
    ...change,
  };
  return adapter;
}
