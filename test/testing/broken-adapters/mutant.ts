import type { SessionList, UserSession } from "../../../src/contract.ts";
import type { Change, Sound } from "./over-memory.ts";

/** One thing wrong with an adapter that is sound otherwise. */
export interface Mutant {
  bug: string;
  change: Change;
  /** The tests that have to fail. */
  fails: readonly string[];
  /** What each of them has to say. */
  says: RegExp;
}

/** The same test in several scenarios. */
export const inScenarios = (scenarios: readonly string[], test: string): string[] =>
  scenarios.map((scenario) => `${scenario}: ${test}`);

/** Changes what comes back from listing. */
export const listing =
  (change: (list: SessionList, sound: Sound) => unknown): Change =>
  (sound) => ({
    adapter: {
      listSessions: async (options) =>
        change(await sound.adapter.listSessions(options), sound) as SessionList,
    },
  });

/** Changes each row. */
export const rows = (change: (session: UserSession, index: number) => unknown): Change =>
  listing((list) => ({ ...list, sessions: list.sessions.map(change) }));
