import type { EndedSessionsPage } from "../../../src/contract.ts";
import type { Mutant } from "./mutant.ts";
import type { Change } from "./over-memory.ts";

const history = ["two-others: gives ended sessions page by page"];

/** Changes each page of ended sessions. */
const pages =
  (change: (page: EndedSessionsPage) => unknown): Change =>
  ({ adapter }) => ({
    adapter: {
      listEndedSessions: async (options) =>
        change((await adapter.listEndedSessions(options)) as EndedSessionsPage) as EndedSessionsPage,
    },
  });

export const historyMutants: readonly Mutant[] = [
  {
    bug: "has a history that never ends",
    change: ({ adapter }) => ({
      adapter: {
        listEndedSessions: async () => ({ ...(await adapter.listEndedSessions()), nextCursor: "again" }),
      },
    }),
    fails: history,
    says: /the cursor of an earlier page/,
  },
  {
    bug: "has sessions in its history that are alive",
    change: ({ adapter }) => ({
      adapter: {
        listEndedSessions: async () => ({ sessions: (await adapter.listSessions()).sessions }),
      },
    }),
    fails: history,
    says: /is not alive/,
  },
  {
    bug: "has a history that JSON changes",
    change: () => ({
      adapter: {
        listEndedSessions: async () => ({ sessions: [], total: Number.NaN }) as never,
      },
    }),
    fails: history,
    says: /page 1\.total is NaN/,
  },
  {
    bug: "counts the sessions of one page alone",
    change: pages((page) => ({ ...page, total: page.sessions.length })),
    fails: history,
    says: /counts all pages: 3 or more\.\nGot: page 2 has 1/,
  },
  {
    bug: "counts its history in a text",
    change: pages((page) => ({ ...page, total: "3" })),
    fails: history,
    says: /page 1 has 3/,
  },
  {
    bug: "keeps its history for half a day",
    change: pages((page) => ({ ...page, retentionDays: 0.5 })),
    fails: history,
    says: /retentionDays is a whole number, 1 or more\.\nGot: page 1 has 0\.5/,
  },
  {
    bug: "has no history that works",
    change: () => ({ adapter: { listEndedSessions: async () => [] as never } }),
    fails: history,
    says: /resolves with a page/,
  },
  ...Object.entries({
    local: ["2026-01-14T12:00:00+02:00", /page 1\.sessions\[0\]\.endedAt is 2026-01-14T12:00:00\+02:00/],
    vague: ["yesterday", /endedAt is yesterday \(string\)/],
    numeric: [1_768_392_000, /endedAt is 1768392000 \(number\)/],
  } satisfies Record<string, [unknown, RegExp]>).map(([kind, [endedAt, says]]) => ({
    bug: `has ${kind} times in its history`,
    change: pages(({ sessions, ...page }) => ({
      ...page,
      sessions: sessions.map((session) => ({ ...session, endedAt })),
    })),
    fails: history,
    says,
  })),
  {
    bug: "has a bad time on the second page of its history alone",
    change: pages(({ sessions, ...page }) =>
      page.nextCursor === undefined
        ? { sessions: sessions.map((session) => ({ ...session, endedAt: "2026-01-14" })) }
        : { sessions, ...page },
    ),
    fails: history,
    says: /page 2\.sessions\[0\]\.endedAt is 2026-01-14 /,
  },
  {
    bug: "has each ended session twice",
    change: pages(({ sessions, ...page }) => ({ ...page, sessions: [...sessions, ...sessions] })),
    fails: history,
    says: /page 1 has "ended-1" more than once/,
  },
  {
    bug: "has no rows in its history but null",
    change: pages(() => ({ sessions: [null] })),
    fails: history,
    says: /an array of objects/,
  },
  {
    bug: "says null of an id in its history",
    change: pages(({ sessions }) => ({ sessions: sessions.map((session) => ({ ...session, id: null })) })),
    fails: history,
    says: /sessions\[0\]\.id is null/,
  },
];
