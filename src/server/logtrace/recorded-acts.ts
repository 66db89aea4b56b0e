import type { SessionList, SessionsAdapter } from "../../core/contract.ts";
import { currentSessionOf } from "../../core/current-session-of.ts";
import { withDeadline } from "../../core/with-deadline.ts";
import type { LogTraceRecorder } from "./log-trace-recorder.ts";

/** What is recorded must not keep a sign-out waiting for longer, in milliseconds. */
const longestList = 500;

/**
 * The adapter with a record of each session that it has ended. Recorded is only what was one of the user's own other
 * sessions before and whose end the adapter has confirmed: an id may be anybody's, and a failure leaves open what ended.
 */
export function recordedActs(
  adapter: SessionsAdapter,
  recorder: Pick<LogTraceRecorder, "recordSignOut">,
): SessionsAdapter {
  const { revokeSession: revoke, revokeOtherSessions: revokeOthers } = adapter;
  let listed: Set<string> | undefined;

  /** None where the list fails or is late: that must not stop a sign-out. */
  const readOthers = async (): Promise<Set<string>> => {
    try {
      const list = await withDeadline((signal) => adapter.listSessions({ signal }), {
        ms: longestList,
        what: "The list before a sign-out",
      });
      return othersIn(list);
    } catch {
      return new Set();
    }
  };

  const record = (id: string) => {
    listed?.delete(id);
    new Promise((resolve) => resolve(recorder.recordSignOut(id))).catch(() => {});
  };

  return {
    ...adapter,

    async listSessions(options) {
      const list = await adapter.listSessions(options);
      listed = othersIn(list);
      return list;
    },

    ...(revoke && {
      async revokeSession(id) {
        // The handler has listed just before, and little of its time may be left.
        const isOwn = (listed ?? (await readOthers())).has(id);
        // LogTrace answers 200 to a logout that changes nothing there, so this alone ends a session.
        // trap: logtrace-logout-is-no-proof
        await revoke(id);
        if (isOwn) record(id);
      },
    }),

    ...(revokeOthers && {
      async revokeOtherSessions() {
        const ended = [...(listed ?? (await readOthers()))];
        await revokeOthers();
        for (const id of ended) record(id);
      },
    }),
  };
}

/** None where it is not sure which session asks. */
function othersIn(list: SessionList): Set<string> {
  const sessions = Array.isArray(list?.sessions) ? list.sessions : [];
  if (!currentSessionOf({ sessions })) return new Set();
  return new Set(
    sessions.filter(({ isCurrent, notRevocable }) => !isCurrent && !notRevocable).map(({ id }) => id),
  );
}
