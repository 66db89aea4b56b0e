import type { SessionsAdapter } from "../../../src/contract.ts";

export interface RecordingAdapter {
  adapter: SessionsAdapter;
  /** Every call in order: "list", "revoke session-2", "rename session-2 Phone". */
  calls: string[];
}

/** The same adapter, with a note of each call. Methods that it lacks stay missing. */
export function recordingAdapter(inner: SessionsAdapter): RecordingAdapter {
  const calls: string[] = [];
  const { revokeSession, revokeOtherSessions, renameSession, listEndedSessions } = inner;
  const adapter: SessionsAdapter = {
    name: inner.name,
    async listSessions(options) {
      calls.push("list");
      return inner.listSessions(options);
    },
    ...(revokeSession && {
      async revokeSession(id) {
        calls.push(`revoke ${id}`);
        return revokeSession(id);
      },
    }),
    ...(revokeOtherSessions && {
      async revokeOtherSessions() {
        calls.push("revoke-others");
        return revokeOtherSessions();
      },
    }),
    ...(renameSession && {
      async renameSession(id, name) {
        calls.push(`rename ${id} ${name}`);
        return renameSession(id, name);
      },
    }),
    ...(listEndedSessions && {
      async listEndedSessions(options) {
        calls.push(`ended ${options?.cursor ?? ""}`);
        return listEndedSessions(options);
      },
    }),
  };
  return { adapter, calls };
}
