import { overMemory } from "./over-memory.ts";

const never = () => new Promise<never>(() => {});

/** Waits for ever where nothing is answered; whoever aborts is heard. */
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
