import type { SessionsAdapter } from "../../core/contract.ts";

/** The adapter's own methods in a plain object, also where it is an instance of a class. */
export function boundMethods(adapter: SessionsAdapter): SessionsAdapter {
  const revokeSession = adapter.revokeSession?.bind(adapter);
  const revokeOtherSessions = adapter.revokeOtherSessions?.bind(adapter);
  const renameSession = adapter.renameSession?.bind(adapter);
  const listEndedSessions = adapter.listEndedSessions?.bind(adapter);
  return {
    name: adapter.name,
    listSessions: adapter.listSessions.bind(adapter),
    ...(revokeSession && { revokeSession }),
    ...(revokeOtherSessions && { revokeOtherSessions }),
    ...(renameSession && { renameSession }),
    ...(listEndedSessions && { listEndedSessions }),
  };
}
