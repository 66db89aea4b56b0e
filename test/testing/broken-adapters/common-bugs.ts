import { overMemory } from "./over-memory.ts";

/** Passes each id on to a backend that ends every session it is told to end. */
export const revokesCurrent = overMemory(({ adapter, isCurrent, end }) => ({
  adapter: {
    revokeSession: async (id) => ((await isCurrent(id)) ? end(id) : adapter.revokeSession(id)),
  },
}));

/** Signs out "everywhere" instead of "everywhere else". */
export const othersIncludeCurrent = overMemory(({ adapter, under, end }) => ({
  adapter: {
    async revokeOtherSessions() {
      await adapter.revokeOtherSessions();
      for (const id of await under.truth()) end(id);
    },
  },
}));

/** Names a session that does not exist, and takes the backend's friendly response for success. */
export const resolvesWithoutRevoking = overMemory(({ adapter, isCurrent }) => ({
  adapter: {
    revokeSession: async (id) => adapter.revokeSession((await isCurrent(id)) ? id : `stale-${id}`),
  },
}));

const tokenOf = (id: string) => `bearer-token-of-${id}`;
const idOf = (token: string) => token.replace("bearer-token-of-", "");

/** The backend revokes a session by its token, so the adapter lists the token as the id. */
export const tokenAsId = overMemory(({ adapter, under }) => ({
  adapter: {
    async listSessions(options) {
      const { sessions } = await adapter.listSessions(options);
      return { sessions: sessions.map((session) => ({ ...session, id: tokenOf(session.id) })) };
    },
    revokeSession: (token) => adapter.revokeSession(idOf(token)),
    renameSession: (token, name) => adapter.renameSession(idOf(token), name),
  },
  end: (token) => under.end?.(idOf(token)),
  truth: async () => (await under.truth()).map(tokenOf),
  credentials: Array.from({ length: 150 }, (_, index) => tokenOf(`session-${index + 1}`)),
}));

/** Makes an outage look as if nobody were signed in. */
export const swallowsErrors = overMemory(({ adapter }) => ({
  adapter: {
    listSessions: (options) =>
      adapter.listSessions(options).catch((error) => {
        if (options?.signal?.aborted) throw error;
        return { sessions: [] };
      }),
  },
}));

const never = () => new Promise<never>(() => {});

/** Waits for ever for a response, unless its signal aborts. */
export const ignoresDeadline = overMemory(({ scenario }) => ({
  adapter:
    scenario === "hang"
      ? {
          listSessions: ({ signal } = {}) =>
            new Promise((_, reject) => {
              if (signal?.aborted) reject(signal.reason);
              signal?.addEventListener("abort", () => reject(signal.reason));
            }),
          revokeSession: never,
          revokeOtherSessions: never,
          renameSession: never,
        }
      : {},
}));
