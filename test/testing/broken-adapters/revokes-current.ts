import { overMemory } from "./over-memory.ts";

/** Hands each id on to a backend that ends whatever it is told to. */
export const revokesCurrent = overMemory(({ adapter, isCurrent, end }) => ({
  adapter: {
    revokeSession: async (id) => ((await isCurrent(id)) ? end(id) : adapter.revokeSession(id)),
  },
}));
