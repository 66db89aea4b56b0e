import { inScenarios, type Mutant } from "./mutant.ts";

const noRetry = inScenarios(
  ["rate-limited", "server-error", "network-loss", "lost-answer"],
  "sends nothing again that failed",
);

export const retryMutants: readonly Mutant[] = [
  {
    bug: "tries a list again that failed",
    change: ({ adapter }) => ({
      adapter: { listSessions: () => adapter.listSessions().catch(() => adapter.listSessions()) },
    }),
    fails: noRetry.slice(0, 3),
    says: /listSessions\(\) sends no more requests than in two-others \(reads: 1\)\.\nGot: it sent 2/,
  },
  {
    bug: "tries an act again that failed",
    change: ({ adapter }) => ({
      adapter: {
        revokeSession: (id) => adapter.revokeSession(id).catch(() => adapter.revokeSession(id)),
      },
    }),
    fails: noRetry,
    says: /revokeSession\(\) sends no more requests than in two-others \(acts: 1\)\.\nGot: it sent 2/,
  },
  {
    bug: "reads the history again where that failed",
    change: ({ adapter }) => ({
      adapter: {
        listEndedSessions: () => adapter.listEndedSessions().catch(() => adapter.listEndedSessions()),
      },
    }),
    fails: noRetry.slice(0, 3),
    says: /listEndedSessions\(\) sends no more requests than in two-others \(reads: 1\)/,
  },
];
