import type { SessionsAdapter } from "../../core/contract.ts";
import { withDeadline } from "../../core/with-deadline.ts";
import { type ListedSessions, listedSessions } from "./listed-sessions.ts";

/** What is recorded must not keep a sign-out waiting for longer, in milliseconds. */
const longestWait = 500;
/** For a list that nobody waits for, in milliseconds. */
const longestRead = 10_000;

/** A list on its way. */
export interface Reading {
  /** undefined where it fails, or takes more than ten seconds. Never rejects. */
  listed: Promise<ListedSessions | undefined>;
  /** The same for who can't wait: undefined also where it takes more than half a second, and goes on. */
  inTime: Promise<ListedSessions | undefined>;
}

/** Lists for the record's sake: whatever becomes of it must not stop a sign-out. */
export function listReader(adapter: SessionsAdapter): () => Reading {
  const what = "The list for the record of a sign-out";
  return () => {
    const listed = withDeadline((signal) => adapter.listSessions({ signal }), { ms: longestRead, what })
      .then(listedSessions)
      .catch(() => undefined);
    return { listed, inTime: withDeadline(() => listed, { ms: longestWait, what }).catch(() => undefined) };
  };
}
