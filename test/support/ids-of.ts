import type { SessionsAdapter } from "../../src/contract.ts";

/** The ids that an adapter lists, in its order. */
export const idsOf = async (adapter: SessionsAdapter): Promise<string[]> =>
  (await adapter.listSessions()).sessions.map(({ id }) => id);
