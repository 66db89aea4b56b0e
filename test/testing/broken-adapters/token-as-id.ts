import { overMemory } from "./over-memory.ts";

const tokenOf = (id: string) => `bearer-token-of-${id}`;
const idOf = (token: string) => token.replace("bearer-token-of-", "");

/** The backend ends a session by its token, so the token is what it lists. */
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
