import { overMemory } from "./over-memory.ts";

/** "Everywhere" instead of "everywhere else". */
export const othersIncludeCurrent = overMemory(({ adapter, under, end }) => ({
  adapter: {
    async revokeOtherSessions() {
      await adapter.revokeOtherSessions();
      for (const id of await under.truth()) end(id);
    },
  },
}));
